import { type AcceptedFields, type Connector, VendorError } from '@pocketsoc/connectors'
import type { Context } from '../../context.ts'
import { Problem } from '../../http/problem.ts'
import { takeAtOnce } from './call-budget.ts'
import { startDeadline } from './deadline.ts'
import { vendorAccess } from './vendor-sessions.ts'

const patienceMilliseconds = 15_000
// Plenty for somebody who corrects a form, too few for somebody who guesses secrets.
const checkLimits = { minute: 10, hour: 100 }

/**
 * Signs in once, so that a credential that the vendor refuses is not stored by mistake. A vendor that cannot be asked
 * proves nothing, and the credential passes. Throws `credential-rejected`, `too-many-requests`.
 */
export async function proveCredential(
  context: Context,
  connector: Connector,
  values: AcceptedFields & { authType: string },
): Promise<void> {
  await countCredentialCheck(context)
  const { services } = context
  const deadline = startDeadline(services.environment.clock, patienceMilliseconds)
  try {
    await connector.connect(vendorAccess(services, connector, values)).grantedPermissions(deadline.signal)
  } catch (error) {
    if (deadline.signal.aborted) return
    if (!(error instanceof VendorError)) throw error
    if (error.code === 'vendor-unauthorized') throw rejected(error)
  } finally {
    deadline.clear()
  }
}

/** Counts one check against the organisation's allowance. Throws `too-many-requests`. */
export async function countCredentialCheck({ services, organizationId }: Context): Promise<void> {
  const seconds = await takeAtOnce(services, `credential-checks:${organizationId}`, checkLimits)
  if (seconds === 0) return
  throw new Problem('too-many-requests', 'Your organisation has tested many credentials within a short time.', {
    remedy: `Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
    retryAfterSeconds: seconds,
  })
}

function rejected({ detail, remedy, vendorCode }: VendorError): Problem {
  return new Problem('credential-rejected', detail, { remedy, ...(vendorCode ? { vendorCode } : {}) })
}
