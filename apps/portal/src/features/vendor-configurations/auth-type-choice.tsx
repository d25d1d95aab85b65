import type { VendorManifest } from '@pocketsoc/contract'
import { RadioCards } from '../../ui/radio-cards.tsx'

interface AuthTypeChoiceProps {
  authTypes: VendorManifest['authTypes']
  value: string
  disabled: boolean
  onChange: (authType: string) => void
}

/** How PocketSOC signs in to the vendor. Fixed once the configuration exists: the fields depend on it. */
export function AuthTypeChoice({ authTypes, ...choice }: AuthTypeChoiceProps) {
  return <RadioCards legend="Auth Type" cards={authTypes} columns={2} {...choice} />
}
