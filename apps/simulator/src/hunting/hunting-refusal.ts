/** Why a query has no answer; each service words it in its own error. */
export type Refusal =
  | { kind: 'query'; message: string }
  | { kind: 'too-large' }
  | { kind: 'time-out'; afterSeconds: number }
  | { kind: 'run-time'; retryAfterSeconds: number }

export class HuntingRefusal extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(messageOf(refusal))
    this.refusal = refusal
  }
}

/** Only the words for faults in a query are the service's; the others are ours, after what the documents say. */
function messageOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'query':
      return refusal.message
    case 'too-large':
      return 'The query result exceeds the limit of 50 MB. Narrow the query: fewer rows, fewer columns or a shorter time.'
    case 'time-out':
      return `The query took longer than ${refusal.afterSeconds} seconds and was ended. Narrow it.`
    case 'run-time':
      return 'The tenant has used up its CPU quota: the run time that hunting queries may take together. Wait before the next query.'
  }
}
