import type { RouteConfig, z } from '@hono/zod-openapi'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { LiveEvent } from './events.ts'
import { ProblemDetails } from './problem.ts'

/** Why a call failed, with what the reader can do about it. Thrown by every client call that does not succeed. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: string
  readonly status: number
  readonly problem: ProblemDetails
  /** True when the same call may succeed later without anything changed: no network, time-outs, overload. */
  readonly retryable: boolean

  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.code = problem.code
    this.status = problem.status
    this.retryable = problem.status === 0 || problem.status === 429 || problem.status >= 502
  }
}

type Schema<T> = T extends z.ZodType ? z.input<T> : never
type Request<R extends RouteConfig> = NonNullable<R['request']>
type Params<R extends RouteConfig> = Request<R> extends { params: infer P } ? { params: Schema<P> } : unknown
type Query<R extends RouteConfig> = Request<R> extends { query: infer Q } ? { query?: Schema<Q> } : unknown
type Body<R extends RouteConfig> =
  Request<R> extends { body: { content: infer C } }
    ? { body: C[keyof C] extends { schema: infer S } ? Schema<S> : never }
    : unknown
/** What a call to this route takes: its path parameters, query and body. */
export type CallInput<R extends RouteConfig> = Params<R> & Query<R> & Body<R> & { signal?: AbortSignal }

type Success<R extends RouteConfig> = R['responses'] extends infer S
  ? S extends { 200: infer A }
    ? A
    : S extends { 201: infer A }
      ? A
      : S extends { 202: infer A }
        ? A
        : undefined
  : undefined
/** What a successful call to this route answers; undefined where it answers no content. */
export type CallResult<R extends RouteConfig> =
  Success<R> extends { content: { 'application/json': { schema: infer S } } }
    ? S extends z.ZodType
      ? z.output<S>
      : never
    : undefined

/** What one event of a route's `text/event-stream` holds. */
export type StreamItem<R extends RouteConfig> = R['responses'] extends {
  200: { content: { 'text/event-stream': { schema: infer S } } }
}
  ? S extends z.ZodType
    ? z.output<S>
    : never
  : never

export interface ClientOptions {
  /** Where `/api/v1` is, e.g. `http://localhost:8080/api/v1`. */
  baseUrl: string
  fetch?: typeof globalThis.fetch
  /** Called for each request: the bearer token of a phone, say. */
  headers?: () => Record<string, string>
  /** Called when the server says that the session is over. */
  onSignedOut?: () => void
}

export interface Client {
  /** Calls one route and parses the answer by its schema. Throws `ApiProblem`. */
  call<R extends RouteConfig>(route: R, input: CallInput<R>): Promise<CallResult<R>>
  /**
   * Calls a route that answers a stream which ends by itself, and yields each event that its schema knows. Throws
   * `ApiProblem`, also when the line is cut; leaving the loop ends the request.
   */
  stream<R extends RouteConfig>(route: R, input: CallInput<R>): AsyncGenerator<StreamItem<R>, void, void>
  /**
   * Follows the live events until `signal` aborts, reconnecting with growing pauses and resuming by id.
   * `onState` tells when the stream opens and when it is lost.
   */
  events(listener: EventListener): Promise<void>
}

export interface EventListener {
  signal: AbortSignal
  onEvent: (event: LiveEvent) => void
  onState?: (state: 'open' | 'lost') => void
}

/** A client of the API made from the contract's route values; the same code serves portal, phone and tests. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args))

  async function call<R extends RouteConfig>(route: R, input: CallInput<R>): Promise<CallResult<R>> {
    const response = await request(send, options, requestOf(route, input as Parts))
    if (!response.ok) throw await problemOf(response, options)
    const content = successContent(route)
    if (!content) return undefined as CallResult<R>
    const parsed = content.safeParse(await response.json().catch(() => undefined))
    if (!parsed.success) throw unreadable(response)
    return parsed.data as CallResult<R>
  }

  async function* stream<R extends RouteConfig>(route: R, input: CallInput<R>): AsyncGenerator<StreamItem<R>, void, void> {
    const parts = input as Parts
    const response = await request(send, options, requestOf(route, parts))
    if (!response.ok || !response.body) throw await problemOf(response, options)
    const schema = schemaOf(route.responses[200], 'text/event-stream')
    try {
      for await (const { data } of messagesOf(response.body)) {
        const item = schema?.safeParse(JSON.parse(data))
        if (item?.success) yield item.data as StreamItem<R>
      }
    } catch (cause) {
      if (parts.signal?.aborted) throw cause
      throw offline()
    }
  }

  return { call, stream, events: (listener) => followEvents(send, options, listener) }
}

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

interface Outgoing {
  path: string
  init: RequestInit
}

function requestOf(route: RouteConfig, parts: Parts): Outgoing {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts.params?.[name])))
  const form = Object.keys(route.request?.body?.content ?? {})[0] === 'application/x-www-form-urlencoded'
  const init: RequestInit = { method: route.method.toUpperCase(), credentials: 'include' }
  if (parts.signal) init.signal = parts.signal
  if (parts.body !== undefined) {
    init.body = form ? queryString(parts.body as Record<string, unknown>) : JSON.stringify(parts.body)
    init.headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }
  }
  const query = queryString(parts.query ?? {})
  return { path: query ? `${path}?${query}` : path, init }
}

function queryString(values: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item))
    }
  }
  return search.toString()
}

async function request(send: typeof fetch, options: ClientOptions, { path, init }: Outgoing): Promise<Response> {
  try {
    return await send(options.baseUrl + path, { ...init, headers: { ...init.headers, ...options.headers?.() } })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw offline()
  }
}

function offline(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'No connection',
    status: 0,
    code: 'offline',
    detail: 'The server cannot be reached.',
    remedy: 'Check your connection and try again.',
  })
}

async function problemOf(response: Response, options: ClientOptions): Promise<ApiProblem> {
  if (response.status === 401) options.onSignedOut?.()
  const parsed = ProblemDetails.safeParse(await response.json().catch(() => undefined))
  return parsed.success ? new ApiProblem(parsed.data) : unreadable(response)
}

function unreadable(response: Response): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'The server sent an answer that this app cannot read',
    status: response.ok ? 502 : response.status,
    code: 'unreadable-answer',
    remedy: 'Try again. If it stays, update the app.',
  })
}

function successContent(route: RouteConfig): z.ZodType | undefined {
  for (const status of [200, 201, 202]) {
    const schema = schemaOf(route.responses[status], 'application/json')
    if (schema) return schema
  }
  return undefined
}

function schemaOf(answer: unknown, type: string): z.ZodType | undefined {
  const { content } = (answer ?? {}) as { content?: Record<string, { schema?: unknown }> }
  return content?.[type]?.schema as z.ZodType | undefined
}

async function followEvents(send: typeof fetch, options: ClientOptions, listener: EventListener): Promise<void> {
  let lastId = ''
  for (let failures = 0; !listener.signal.aborted; failures += 1) {
    try {
      const path = lastId ? `/events?after=${lastId}` : '/events'
      const response = await request(send, options, {
        path,
        init: { credentials: 'include', headers: { accept: 'text/event-stream' }, signal: listener.signal },
      })
      if (response.status === 401) return options.onSignedOut?.()
      if (!response.ok || !response.body) throw await problemOf(response, options)
      listener.onState?.('open')
      failures = 0
      await readEvents(response.body, listener, (id) => {
        lastId = id
      })
    } catch {
      // Whatever broke the stream, the answer is the same: say so, wait, resume behind the last id.
    }
    if (listener.signal.aborted) return
    listener.onState?.('lost')
    await pause(Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2), listener.signal)
  }
}

async function readEvents(
  stream: ReadableStream<Uint8Array>,
  listener: EventListener,
  seen: (id: string) => void,
): Promise<void> {
  for await (const { id, data } of messagesOf(stream)) {
    const event = LiveEvent.safeParse(JSON.parse(data))
    // A newer server may send kinds this reader does not know; their id still counts.
    if (event.success) listener.onEvent(event.data)
    if (id) seen(id)
  }
}

/** Server-sent events as they come in, until the stream ends. */
async function* messagesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage, void, void> {
  const received: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (message) => received.push(message) })
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      yield* received.splice(0)
    }
  } finally {
    // Whoever stops listening early frees the connection too; a line that was cut has nothing to cancel.
    await reader.cancel().catch(() => undefined)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
