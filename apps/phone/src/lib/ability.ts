import type { CapabilityName, Profile } from '@pocketsoc/contract'

/** Whether a profile lets something be done; where not, why and what would help, in the server's words. */
export type Ability = { can: true } | { can: false; reason: string; remedy: string | null }

type CapableProfile = Pick<Profile, 'id' | 'displayName' | 'capabilities'>

/**
 * What the permissions of a profile say of `name`. While the profiles are unknown it counts as possible: the server
 * decides in the end, and nothing should look broken before it answered.
 */
export function abilityOf(
  profiles: readonly CapableProfile[] | undefined,
  configurationId: string,
  name: CapabilityName,
): Ability {
  if (!profiles) return { can: true }
  const profile = profiles.find(({ id }) => id === configurationId)
  if (!profile) return { can: false, reason: 'This profile is not given to you any more.', remedy: null }
  const capability = profile.capabilities.find((candidate) => candidate.name === name)
  if (!capability) {
    return { can: false, reason: `${profile.displayName} has not told its permissions yet.`, remedy: 'Try again in a minute.' }
  }
  if (capability.available) return { can: true }
  return { can: false, reason: capability.reason ?? `${profile.displayName} does not allow this.`, remedy: capability.remedy }
}
