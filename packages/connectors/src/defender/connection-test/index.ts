import type { ConnectionStep } from '@pocketsoc/contract'
import type { Connector, VendorAccess } from '../../sdk/connector.ts'
import { createTokenSource } from '../auth.ts'
import { createDefenderClient } from '../client.ts'
import { createGraphAccess } from '../hunting/graph-access.ts'
import { createHunter } from '../hunting/hunter.ts'
import { alertReading, defenderHunting, graphHunting, machineReading, mayHuntAtDefender, rolesOf } from '../permissions.ts'
import { settled, stepProblem } from './outcome.ts'
import { permissionStep } from './permission-step.ts'
import { testSignIn } from './sign-in.ts'
import { connectionSteps, type StepId } from './steps.ts'

/** One small read; it spends a single call of the vendor's allowance unless the vendor stumbles. */
interface Read {
  id: StepId
  needs: readonly string[]
  isPermitted: boolean
  /** Answers what was found, in a few words. */
  run(signal: AbortSignal | undefined): Promise<string>
}

/** After any other problem the next read would meet it too: a vendor that throttles, is silent or takes no token. */
const concernsOneRead = new Set<string>(['vendor-forbidden', 'vendor-rejected'])

// The smallest answer that a query can have, from a table that every tenant has.
const smallQuery = 'DeviceInfo | take 1'

/** See `Connector.testConnection`. */
export const testConnection: Connector['testConnection'] = async function* (access, signal) {
  const tried = new Set<string>()
  for await (const step of tryInTurn(access, signal)) {
    tried.add(step.id)
    yield step
  }
  for (const { id } of connectionSteps) {
    if (!tried.has(id)) yield settled(id, 'skipped')
  }
}

async function* tryInTurn(access: VendorAccess, signal?: AbortSignal): AsyncGenerator<ConnectionStep, void, void> {
  const tokens = createTokenSource(access)
  const graph = createGraphAccess(access)
  const token = yield* testSignIn(tokens, signal)
  if (token === null) return
  const granted = [...rolesOf(token), ...(await graph.permissions(signal))]
  const now = new Date(access.environment.clock.now())
  yield permissionStep(granted, now)
  for (const read of readsOf(access, { tokens, graph, granted, now })) {
    const step = await tryRead(read, signal)
    yield step
    if (step.problem && !concernsOneRead.has(step.problem.code)) return
  }
}

async function tryRead({ id, needs, isPermitted, run }: Read, signal: AbortSignal | undefined): Promise<ConnectionStep> {
  if (!isPermitted) return settled(id, 'skipped', { detail: `Needs ${needs.join(' or ')}, which is not granted.` })
  try {
    return settled(id, 'passed', { detail: await run(signal) })
  } catch (error) {
    const problem = stepProblem(error)
    return settled(id, problem.code === 'vendor-throttled' ? 'warning' : 'failed', { problem })
  }
}

interface Granted {
  tokens: ReturnType<typeof createTokenSource>
  graph: ReturnType<typeof createGraphAccess>
  granted: readonly string[]
  now: Date
}

function readsOf(access: VendorAccess, { tokens, graph, granted, now }: Granted): Read[] {
  const client = createDefenderClient(access, tokens)
  const hunter = createHunter(access, tokens, graph)
  const permits = (needs: readonly string[]) => needs.some((permission) => granted.includes(permission))

  function list(id: StepId, path: string, { needs, subject }: { needs: readonly string[]; subject: string }): Read {
    return {
      id,
      needs,
      isPermitted: permits(needs),
      async run(signal) {
        const question = { needs, subject, missingIsEmpty: true, signal }
        const { items } = await client.getCollection(client.url(path, { $top: '1' }), question)
        return items.length > 0 ? `Read one ${subject}.` : `There is no ${subject} yet.`
      },
    }
  }

  return [
    list('alerts', '/api/alerts', { needs: alertReading, subject: 'alert' }),
    list('machines', '/api/machines', { needs: machineReading, subject: 'machine' }),
    list('machine-actions', '/api/machineactions', { needs: machineReading, subject: 'machine action' }),
    {
      id: 'hunting',
      needs: [...graphHunting, ...defenderHunting],
      isPermitted: permits(graphHunting) || mayHuntAtDefender(granted, now),
      async run(signal) {
        const { backend } = await hunter.run(smallQuery, 1, signal)
        return backend === 'graph' ? 'Over Microsoft Graph.' : 'Over Defender’s own endpoint.'
      },
    },
  ]
}
