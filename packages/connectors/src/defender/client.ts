import type { VendorAccess } from '../sdk/connector.ts'
import type { HttpAnswer } from '../sdk/exchange.ts'
import { createHttp, type JsonMessage } from '../sdk/http.ts'
import { type Reach, strayAddress } from '../sdk/origins.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import { askSigned, type TokenSource } from './auth.ts'
import { apiHosts } from './hosts.ts'
import { manifest } from './manifest.ts'
import { asRecord, isRecord } from './mapping/json.ts'
import { type Asked, apiProblem, readErrorBody } from './problems.ts'

/** One answer of an OData collection. */
export interface Collection {
  items: unknown[]
  /** Where the vendor says the next page is; null where it says nothing. */
  nextLink: URL | null
  /** The vendor's clock (its Date header), or ours where it sent none. */
  vendorTime: Date
}

/** What a request is about, for the words of its problems. */
export interface Question extends Pick<Asked, 'needs' | 'subject'> {
  signal?: AbortSignal | undefined
}

export interface CollectionQuestion extends Question {
  /** The collection answers 404 when it has held nothing lately; that is an empty list then. */
  missingIsEmpty?: boolean
}

/** A request that changes something; it is sent once. */
export interface Order extends Question, Pick<JsonMessage, 'method' | 'json' | 'repeatThrottled'> {
  path: string
}

/** Why an order was not carried out (HTTP 400): the vendor's code and text to judge by, and the problem to throw. */
export interface Refusal {
  code: string | null
  message: string
  problem: VendorError
}

export interface DefenderClient {
  /** A URL under the Base URL; OData's `$` stays literal and blanks become %20. */
  url(path: string, query?: Record<string, string>): URL
  getCollection(url: URL, question: CollectionQuestion): Promise<Collection>
  /** One entity; null when the vendor has none of that address. */
  getEntity(path: string, question: Question): Promise<unknown>
  /** What the vendor answered (undefined for an empty answer), or its refusal. Every other failure is thrown. */
  send(order: Order): Promise<{ body: unknown } | { refusal: Refusal }>
}

/** Defender's API for one vendor configuration. Throws `VendorError` or the signal's reason. */
export function createDefenderClient(access: VendorAccess, tokens: TokenSource): DefenderClient {
  const baseUrl = new URL(access.settings.baseUrl ?? '')
  const { clock, extraOrigins } = access.environment
  const { budget } = access
  const reach: Reach = { vendorName: manifest.name, hosts: apiHosts, extraOrigins }
  const http = createHttp({ ...reach, clock })

  /** Null when the API itself, and not some gateway, says that there is no such thing. */
  async function find(url: URL, { signal, ...question }: Question): Promise<HttpAnswer | null> {
    const ask = (authorization: string) => http.getJson({ url, authorization, budget, signal })
    const { answer, token } = await askSigned(tokens, ask, signal)
    if (answer.status === 200) return answer
    if (answer.status === 404 && readErrorBody(answer.body).code?.endsWith('NotFound')) return null
    throw apiProblem(answer, { ...question, accessToken: token })
  }

  function url(path: string, query: Record<string, string> = {}): URL {
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return new URL(search.length === 0 ? path : `${path}?${search.join('&')}`, baseUrl)
  }

  return {
    url,
    async getCollection(from, { missingIsEmpty = false, ...question }) {
      const answer = await find(from, question)
      if (!answer && !missingIsEmpty) throw unexpectedAnswer(`no list of ${question.subject}s`)
      if (!answer) return { items: [], nextLink: null, vendorTime: new Date(clock.now()) }
      const { value, '@odata.nextLink': nextLink } = asRecord(answer.body)
      if (!Array.isArray(value)) throw unexpectedAnswer(`no list of ${question.subject}s`)
      const sentAt = Date.parse(answer.headers.get('date') ?? '')
      return {
        items: value,
        nextLink: typeof nextLink === 'string' && nextLink !== '' ? resolveNextLink(nextLink, from, reach) : null,
        vendorTime: new Date(Number.isNaN(sentAt) ? clock.now() : sentAt),
      }
    },
    async getEntity(path, question) {
      const answer = await find(url(path), question)
      if (answer && !isRecord(answer.body)) throw unexpectedAnswer(`no ${question.subject}`)
      return answer?.body ?? null
    },
    async send({ path, method, json, repeatThrottled, signal, ...question }) {
      const message = { url: url(path), method, json, repeatThrottled, budget, signal }
      const ask = (authorization: string) => http.sendJson({ ...message, authorization })
      const { answer, token } = await askSigned(tokens, ask, signal)
      if (answer.status >= 200 && answer.status < 300) return { body: answer.body }
      const problem = apiProblem(answer, { ...question, accessToken: token, changes: true })
      if (answer.status !== 400) throw problem
      return { refusal: { ...readErrorBody(answer.body), problem } }
    },
  }
}

/**
 * Where to read on. A link to another of Defender's documented hosts is read from the configured one instead: they
 * serve the same tenant, and the token stays with the host that the administrator chose.
 */
function resolveNextLink(link: string, from: URL, reach: Reach): URL {
  if (!URL.canParse(link, from)) throw unexpectedAnswer('a list with a link to nowhere')
  const target = new URL(link, from)
  if (target.origin === from.origin) return target
  if (target.protocol !== 'https:' || !reach.hosts.includes(target.host)) throw strayAddress(target, reach)
  const here = new URL(from)
  here.pathname = target.pathname
  here.search = target.search
  return here
}

/** The problem of an answer in a form that we cannot use. */
export function unexpectedAnswer(what: string, outcomeUnknown = false): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: `Microsoft Defender sent an answer that is ${what}.`,
    remedy: 'Check the Base URL. If it is right, the fault passes by itself: PocketSOC keeps trying.',
    outcomeUnknown,
  })
}
