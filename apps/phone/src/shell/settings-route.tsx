import { ProfilesSection } from '../features/profiles/profiles-section.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'

/** Settings with the profiles among them. */
export function SettingsRoute() {
  return (
    <SettingsScreen>
      <ProfilesSection />
    </SettingsScreen>
  )
}
