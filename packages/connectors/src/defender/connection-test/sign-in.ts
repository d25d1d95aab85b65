import type { ConnectionStep } from '@pocketsoc/contract'
import { VendorError } from '../../sdk/vendor-error.ts'
import { signInStage } from '../aadsts.ts'
import type { TokenSource } from '../auth.ts'
import { settled, stepProblem } from './outcome.ts'
import type { StepId } from './steps.ts'

const signInSteps = ['tenant', 'application', 'secret'] as const satisfies readonly StepId[]

/**
 * Tells three steps from one sign-in: Entra ID looks at the tenant, then at the application, then at the secret, so
 * what it refuses says that it took what comes before. Answers the token, or null after a refusal.
 */
export async function* testSignIn(
  tokens: TokenSource,
  signal?: AbortSignal,
): AsyncGenerator<ConnectionStep, string | null, void> {
  try {
    const token = await tokens.token({ signal })
    for (const id of signInSteps) yield settled(id, 'passed')
    return token
  } catch (error) {
    yield* refusedSignIn(error)
    return null
  }
}

function* refusedSignIn(error: unknown): Generator<ConnectionStep, void, void> {
  const problem = stepProblem(error)
  const unsaid = (id: StepId) => settled(id, 'skipped', { detail: 'Entra ID did not say.' })
  if (!(error instanceof VendorError) || error.code !== 'vendor-unauthorized') {
    yield settled('tenant', 'failed', { problem })
    return
  }
  const stage = signInStage(error.vendorCode)
  if (stage === 'token') {
    // Refused for what the token is for: the tenant was found, but where this is looked at is not documented.
    yield settled('tenant', 'passed')
    yield unsaid('application')
    yield unsaid('secret')
    yield settled('permissions', 'failed', { problem })
    return
  }
  const at = signInSteps.indexOf(stage ?? 'secret')
  for (const id of signInSteps.slice(0, at)) yield stage === null ? unsaid(id) : settled(id, 'passed')
  yield settled(signInSteps[at] ?? 'secret', 'failed', { problem })
}
