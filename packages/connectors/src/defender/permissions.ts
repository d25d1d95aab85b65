/** Application permissions of the setup guide, with its descriptions. */
export const guidePermissions = [
  { name: 'Alert.Read.All', description: 'Read all alerts' },
  { name: 'Alert.ReadWrite.All', description: 'Update alert status and close alerts' },
  { name: 'Machine.Read.All', description: 'Read all machine information' },
  { name: 'Machine.Isolate', description: 'Isolate and unisolate machines' },
  { name: 'Machine.ReadWrite.All', description: 'Read machine actions and cancel pending actions' },
  { name: 'AdvancedQuery.Read.All', description: 'Run advanced queries' },
] as const

/** Which permissions do for what; any one of a list suffices. Source: the page of each call. */
export const alertReading = ['Alert.Read.All', 'Alert.ReadWrite.All'] as const
export const alertWriting = ['Alert.ReadWrite.All'] as const
export const machineReading = ['Machine.Read.All', 'Machine.ReadWrite.All'] as const
export const isolating = ['Machine.Isolate'] as const
/** Hunting over Microsoft Graph, and over Defender's own endpoint. */
export const graphHunting = ['ThreatHunting.Read.All'] as const
export const defenderHunting = ['AdvancedQuery.Read.All'] as const

/** When Microsoft ends Defender's own hunting endpoint; Graph's stays. Source: Microsoft's guide for moving to Graph. */
export const defenderHuntingEnds = new Date('2027-02-01T00:00:00Z')

/** Whether Defender's own hunting endpoint may be asked, as long as there is one. */
export const mayHuntAtDefender = (granted: readonly string[], now: Date): boolean =>
  now < defenderHuntingEnds && defenderHunting.some((permission) => granted.includes(permission))

const permissionName = /^[A-Za-z]{2,24}(\.[A-Za-z]{2,24}){1,2}$/

/**
 * Application permissions in a token's `roles`, sorted. The token is the vendor's and opaque by contract: it is read
 * for a hint only, so an unreadable one means no permission is known, never an error.
 */
export function rolesOf(accessToken: string): string[] {
  try {
    const claims: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const roles = (claims as { roles?: unknown } | null)?.roles
    if (!Array.isArray(roles)) return []
    return [...new Set(roles.filter((role) => typeof role === 'string' && permissionName.test(role)))].sort()
  } catch {
    return []
  }
}

/**
 * Permissions that a 403 says would do, best effort: the text is free and may change. Observed form:
 * `Missing application roles. API required roles: Alert.Read.All,Alert.ReadWrite.All, application roles: .`
 */
export function requiredPermissions(message: string): string[] {
  const list = /required (?:roles|scopes):([^:]*?)(?:,\s*application roles|,\s*\w+ scopes|\.?\s*$)/i.exec(message)?.[1] ?? ''
  return list
    .split(',')
    .map((name) => name.trim().replace(/\.$/, ''))
    .filter((name) => permissionName.test(name))
}
