import { randomUUID } from 'node:crypto'

/** An error as the Defender API words it: HTTP status, code and free text. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, detail: { message: string; headers?: Record<string, string> }) {
    super(detail.message)
    this.status = status
    this.code = code
    this.headers = detail.headers ?? {}
  }
}

/** A query option that the service refuses. */
export const odataError = (message: string): ApiError =>
  new ApiError(400, 'ODataError', { message: `The query specified in the URI is not valid. ${message}` })

/** `target` is the correlation id to quote to support. */
export const errorBody = (code: string, message: string): string =>
  JSON.stringify({ error: { code, message, target: randomUUID() } })
