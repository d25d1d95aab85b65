import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LoopbackServer } from '../../sdk/testing/loopback-server.ts'

export type Payload = Record<string, unknown>
/** Answers a request in the tenant's place; returns false to let the tenant answer after all. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | undefined

/** A strict Microsoft tenant on loopback: sign-in, alerts, machines, actions and hunting, from the published facts. */
export interface Tenant extends LoopbackServer {
  alerts: unknown[]
  roles: string[] | null
  secret: string
  scope: string
  tokenLifetimeSeconds: number
  /** What was asked of the API and of the sign-in. */
  calls: URL[]
  signIns: URLSearchParams[]
  /** Tokens that are still good. */
  tokens: Set<string>
  /** Every token ever given out. */
  issued: string[]
  /** Each is used for one API call, in order. */
  faults: Fault[]
  /** Each is used for one token request, in order. */
  signInFaults: Fault[]
  /** Runs before each list of alerts is read. */
  beforeList: (skip: number) => void
  /** Order of the set; undocumented at the vendor, newest first by default. */
  order: (left: Payload, right: Payload) => number
  knowsLessThan: boolean
  /** The clock of the Date header. */
  now: () => Date
  machines: Payload[]
  actions: Payload[]
  /** Requests with a body that were carried out or refused for what they say, in order. */
  orders: { method: string; path: string; body: Payload }[]
  /** Roles in tokens for Graph; null for a tenant that does not know Graph. */
  graphRoles: string[] | null
  graphTokens: Set<string>
  /** Determinations that it accepts, whether it unassigns, and whether the answer to a change holds evidence. */
  determinations: string[]
  unassigns: boolean
  answersEvidence: boolean
  largestBatch: number
  /** How it tells that a batch is too large. */
  tooLarge: (received: number) => string
  /** Refuses a second isolation by a code of its own, else by the text of a general refusal. */
  namesDuplicates: boolean
  hunt: (query: string) => { status: number; body: unknown; headers?: Record<string, string> }
}
