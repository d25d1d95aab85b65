import { type CapabilityName, listProfiles, type Profile } from '@pocketsoc/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type Ability, abilityOf } from './ability.ts'
import { useApi } from './api.tsx'
import { queryKeys } from './query-keys.ts'

/** The profiles given to the signed-in member. */
export function useProfiles(): UseQueryResult<Profile[]> {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.profiles,
    queryFn: async ({ signal }) => (await api.call(listProfiles, { signal })).items,
  })
}

/** Tells of any profile whether its permissions allow something; see `abilityOf`. */
export function useAbilities(): (configurationId: string, name: CapabilityName) => Ability {
  const profiles = useProfiles().data
  return (configurationId, name) => abilityOf(profiles, configurationId, name)
}
