import { failureWords } from '../../lib/failure.ts'
import { useProfiles } from '../../lib/profile-queries.ts'
import { useNow } from '../../lib/use-now.ts'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { ProfileRow } from './profile-row.tsx'

/** The profiles given to the member: what each is, how it fares, and the remedy where it fails. */
export function ProfilesSection() {
  const { data: profiles, error } = useProfiles()
  const now = useNow()
  if (!profiles) {
    return (
      <Section title="Profiles">
        <Fact label="Profiles" value={error ? failureWords(error).remedy : 'Reading…'} />
      </Section>
    )
  }
  if (profiles.length === 0) {
    return (
      <Section title="Profiles">
        <Fact
          label="No vendor connected yet"
          value="An administrator adds one in the portal, under Settings, Vendor Configurations."
        />
      </Section>
    )
  }
  return (
    <Section title="Profiles" count={profiles.length}>
      {profiles.map((profile) => (
        <ProfileRow key={profile.id} profile={profile} now={now} />
      ))}
    </Section>
  )
}
