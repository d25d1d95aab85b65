import type { AcceptedFields, Connector, VendorAccess } from '@pocketsoc/connectors'
import { type ConnectionStep, type ConnectionTestEvent, problemKinds, type TestVendorConfiguration } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations } from '../../db/schema/index.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import { acceptFields, requireConnector, withTyped } from './accept-fields.ts'
import { startDeadline } from './deadline.ts'
import { countCredentialCheck } from './prove-credential.ts'
import { openSecrets } from './secrets.ts'
import { vendorAccess } from './vendor-sessions.ts'

/** Runs the test; stops with the signal's reason. */
export type ConnectionTest = (signal: AbortSignal) => AsyncGenerator<ConnectionTestEvent, void, void>

const longestMilliseconds = 60_000

/**
 * Checks what was typed and answers the test to run; nothing is stored. Throws `invalid-input`, `missing`,
 * `too-many-requests`.
 */
export async function prepareConnectionTest(context: Context, input: TestVendorConfiguration): Promise<ConnectionTest> {
  requireCan(context, 'configurations.manage')
  const connector = requireConnector(input.vendor)
  const kept = input.configurationId ? await keptFields(context, input.configurationId, input) : nothingKept
  const { authType } = input
  const accepted = acceptFields(context, connector, { authType, fields: withTyped(kept, input.fields) })
  await countCredentialCheck(context)
  const access = vendorAccess(context.services, connector, { authType, ...accepted })
  return (signal) => runTest(connector, access, signal)
}

const nothingKept: AcceptedFields = { settings: {}, secrets: {} }

async function keptFields(
  context: Context,
  id: string,
  { vendor, authType }: Pick<TestVendorConfiguration, 'vendor' | 'authType'>,
): Promise<AcceptedFields> {
  const owner = { organizationId: context.organizationId, configurationId: id }
  return context
    .transaction(async (tx) => {
      const [row] = await tx.sql.select().from(vendorConfigurations).where(eq(vendorConfigurations.id, id))
      if (!row) notFound('vendor configuration')
      if (row.vendor !== vendor || row.authType !== authType) {
        throw new Problem('invalid-input', 'This configuration is of another vendor or authentication type.', {
          errors: [{ pointer: row.vendor === vendor ? '/authType' : '/vendor', detail: 'Leave it as it is' }],
        })
      }
      return { settings: row.settings, secrets: await openSecrets(tx, context.services.vault, owner) }
    })
    .catch(vendorProblem)
}

async function* runTest(
  connector: Connector,
  access: VendorAccess,
  signal: AbortSignal,
): AsyncGenerator<ConnectionTestEvent, void, void> {
  const deadline = startDeadline(access.environment.clock, longestMilliseconds)
  const steps: ConnectionStep[] = []
  try {
    for await (const step of connector.testConnection(access, AbortSignal.any([signal, deadline.signal]))) {
      steps.push(step)
      yield { type: 'step', step }
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!deadline.signal.aborted) throw error
    for (const step of cutShort(connector, steps.length)) {
      steps.push(step)
      yield { type: 'step', step }
    }
  } finally {
    deadline.clear()
  }
  yield { type: 'finished', verdict: verdictOf(steps) }
}

/** The steps that the deadline overtook: the one under way has failed, the rest was never tried. */
function cutShort({ manifest }: Connector, done: number): ConnectionStep[] {
  const code = 'vendor-timeout'
  const problem = {
    code,
    title: problemKinds[code].title,
    detail: `The test was stopped after ${longestMilliseconds / 1000} seconds.`,
    remedy: 'Try again in a few minutes: the vendor may be slow, or its allowance of calls used up.',
    vendorCode: null,
  }
  return manifest.connectionSteps.slice(done).map(({ id }, index) => ({
    id,
    state: index === 0 ? 'failed' : 'skipped',
    detail: null,
    problem: index === 0 ? problem : null,
    permissions: null,
  }))
}

type Verdict = Extract<ConnectionTestEvent, { type: 'finished' }>['verdict']

function verdictOf(steps: readonly ConnectionStep[]): Verdict {
  const isSignedIn = steps.some(({ permissions }) => permissions !== null)
  const isRefused = steps.some(({ problem }) => problem?.code === 'vendor-unauthorized')
  if (!isSignedIn) return isRefused ? 'rejected' : 'unknown'
  return steps.every(({ state }) => state === 'passed') ? 'works' : 'limited'
}
