/**
 * A mark in the comment at the vendor, by which we know our own action again: the vendor takes no id of ours, so after
 * a crash the comment is what tells whether a post arrived.
 */
export function withMark(comment: string, actionId: string): string {
  return `${comment} [${markOf(actionId)}]`
}

export function isMarked(comment: string | null, actionId: string): boolean {
  return comment?.includes(markOf(actionId)) ?? false
}

function markOf(actionId: string): string {
  return `pocketsoc:${actionId}`
}

/** The id of our action that a comment is marked with, if any. */
export function markedId(comment: string | null): string | null {
  return /\[pocketsoc:([0-9a-f-]{36})\]/.exec(comment ?? '')?.[1] ?? null
}

/** A comment for people, without the mark. */
export function withoutMark(comment: string | null): string | null {
  return comment?.replace(/ ?\[pocketsoc:[0-9a-f-]{36}\]/, '') ?? null
}
