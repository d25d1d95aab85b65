import type { VendorAccess } from '../../sdk/connector.ts'
import { createHttp } from '../../sdk/http.ts'
import type { Hunter, HuntingRows } from '../../sdk/hunting.ts'
import { VendorError } from '../../sdk/vendor-error.ts'
import { askSigned, type TokenSource } from '../auth.ts'
import { unexpectedAnswer } from '../client.ts'
import { apiHosts, cloudOf, graphHosts } from '../hosts.ts'
import { manifest } from '../manifest.ts'
import { defenderHunting, defenderHuntingEnds, graphHunting } from '../permissions.ts'
import type { GraphAccess } from './graph-access.ts'
import { endedBackend, lateQuery, queryProblem } from './query-problem.ts'
import { readHuntingResult } from './result.ts'
import { machineEventsOf, processActivityOf, processStartsOf } from './telemetry.ts'
import { machineEventsQuery, processActivityQuery, processStartsQuery } from './templates.ts'

// Microsoft ends a query after this long itself.
const timeoutMilliseconds = 200_000
const longestDays = 30
const mostStarts = 5000
const mostActivities = 5000

interface Backend {
  name: 'graph' | 'defender'
  vendorName: string
  needs: readonly string[]
  url: URL
  tokens: TokenSource
  hosts: readonly string[]
  body(query: string, days: number): Record<string, string>
}

/**
 * Hunts over Microsoft Graph where it is permitted, else over Defender's own endpoint for as long as there is one.
 * `days` reaches Graph alone: Defender's endpoint always searches the 30 days it keeps.
 */
export function createHunter(access: VendorAccess, tokens: TokenSource, graph: GraphAccess): Hunter {
  const { environment, budget } = access
  const { clock, extraOrigins } = environment
  const [overGraph, overDefender] = [graphBackend(access, graph.tokens), defenderBackend(access, tokens)]

  async function choose(signal: AbortSignal | undefined): Promise<Backend> {
    const granted = await graph.permissions(signal)
    if (graphHunting.some((permission) => granted.includes(permission))) return overGraph
    if (clock.now() >= defenderHuntingEnds.getTime()) throw endedBackend()
    return overDefender
  }

  async function run(query: string, days: number, signal?: AbortSignal): Promise<HuntingRows> {
    const { name, vendorName, needs, url, tokens, hosts, body } = await choose(signal)
    const http = createHttp({ vendorName, hosts, extraOrigins, clock })
    const message = { method: 'POST' as const, url, json: body(query, days), changes: false, timeoutMilliseconds, budget, signal }
    const ask = (authorization: string) => http.sendJson({ ...message, authorization }).catch(tellLate)
    const { answer, token } = await askSigned(tokens, ask, signal)
    if (answer.status !== 200) {
      const service = name === 'graph' ? { service: vendorName } : {}
      throw queryProblem(answer, { accessToken: token, needs, subject: 'hunting endpoint', query, backend: name, ...service })
    }
    const result = readHuntingResult(answer.body)
    if (!result) throw unexpectedAnswer('no result of a query')
    return { backend: name, ...result }
  }

  return {
    run,
    async processStarts(span, signal) {
      // One more than is answered tells whether there were more.
      const starts = processStartsOf(await run(processStartsQuery(span, mostStarts + 1), longestDays, signal))
      return { starts: starts.slice(0, mostStarts), truncated: starts.length > mostStarts }
    },
    async processActivity(span, signal) {
      return processActivityOf(await run(processActivityQuery(span, mostActivities), longestDays, signal))
    },
    async machineEvents(span, limit, signal) {
      return machineEventsOf(await run(machineEventsQuery(span, limit), longestDays, signal))
    },
  }
}

function graphBackend({ settings, environment }: VendorAccess, tokens: TokenSource): Backend {
  const baseUrl = new URL(settings.baseUrl ?? '')
  // A Base URL that whoever runs the server allowed by hand is a simulated Microsoft, Graph included: real telemetry
  // must not be asked for with its credentials.
  const simulated = environment.extraOrigins.includes(baseUrl.origin)
  return {
    name: 'graph',
    vendorName: 'Microsoft Graph',
    needs: graphHunting,
    url: new URL('/v1.0/security/runHuntingQuery', simulated ? baseUrl : `https://${cloudOf(baseUrl).graphHost}`),
    tokens,
    hosts: graphHosts,
    body: (Query, days) => ({ Query, Timespan: `P${wholeDays(days)}D` }),
  }
}

function defenderBackend({ settings }: VendorAccess, tokens: TokenSource): Backend {
  return {
    name: 'defender',
    vendorName: manifest.name,
    needs: defenderHunting,
    url: new URL('/api/advancedqueries/run', settings.baseUrl),
    tokens,
    hosts: apiHosts,
    body: (Query) => ({ Query }),
  }
}

const wholeDays = (days: number) => Math.min(longestDays, Math.max(1, Math.ceil(days) || 1))

function tellLate(error: unknown): never {
  throw error instanceof VendorError && error.code === 'vendor-timeout' ? lateQuery(error) : error
}
