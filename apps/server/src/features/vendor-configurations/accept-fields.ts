import { type AcceptedFields, type Connector, findConnector } from '@pocketsoc/connectors'
import type { Context } from '../../context.ts'
import { Problem } from '../../http/problem.ts'

/** The connector of a vendor. Throws `invalid-input` for one we do not know. */
export function requireConnector(vendor: string): Connector {
  const connector = findConnector(vendor)
  if (connector) return connector
  throw new Problem('invalid-input', 'PocketSOC does not know this vendor.', {
    errors: [{ pointer: '/vendor', detail: 'Choose one of the vendors offered' }],
  })
}

/** The fields as the connector accepts them. Throws `invalid-input` that points at each bad field. */
export function acceptFields(
  context: Context,
  connector: Connector,
  typed: { authType: string; fields: Record<string, string> },
): AcceptedFields {
  if (!connector.manifest.authTypes.some(({ value }) => value === typed.authType)) {
    throw new Problem('invalid-input', `${connector.manifest.name} does not offer this authentication type.`, {
      errors: [{ pointer: '/authType', detail: 'Choose one of the types offered' }],
    })
  }
  const accepted = connector.acceptFields(typed.authType, typed.fields, context.services.environment)
  if (accepted.ok) return accepted.value
  throw new Problem('invalid-input', 'Some of the fields cannot be right.', { errors: accepted.problems })
}

/** Fields of a configuration with those typed anew; an empty secret means that none was typed: forms never hold one. */
export function withTyped(kept: AcceptedFields, typed: Record<string, string>): Record<string, string> {
  const meant = Object.entries(typed).filter(([name, value]) => value !== '' || name in kept.settings)
  return { ...kept.settings, ...kept.secrets, ...Object.fromEntries(meant) }
}

const uniqueViolation = '23505'

/** Turns the database's word that the name is taken into a problem; anything else stays as it is. */
export function nameTaken(error: unknown): never {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const { code, constraint } = cause as { code?: string; constraint?: string }
  if (code !== uniqueViolation || constraint !== 'vendor_configurations_name') throw error
  throw new Problem('conflict', 'Another configuration has this Display Name.', {
    remedy: 'Choose another name, so that analysts can tell the two apart.',
    errors: [{ pointer: '/displayName', detail: 'This name is taken' }],
  })
}
