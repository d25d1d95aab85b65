/** An error as Microsoft Graph words it: HTTP status, code and free text. */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, detail: { message: string; headers?: Record<string, string> }) {
    super(detail.message)
    this.status = status
    this.code = code
    this.headers = detail.headers ?? {}
  }

  /** The body as documented. @param now Milliseconds since the epoch. @param requestId As the request's header has it. */
  body(now: number, { requestId, clientRequestId }: { requestId: string; clientRequestId: string | null }): string {
    const innerError = {
      date: new Date(now).toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId ?? requestId,
    }
    return JSON.stringify({ error: { code: this.code, message: this.message, innerError } })
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', { message })
