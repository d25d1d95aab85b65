import type { Detection } from '@pocketsoc/contract'
import { openOutside } from '../../lib/open-outside.ts'
import { Button } from '../../ui/button.tsx'

/** The way to the alert in the vendor's own portal. */
export function VendorLink({ detection: { portalUrl, source } }: { detection: Detection }) {
  if (!portalUrl) return null
  return <Button kind="soft" label={`Open in ${source.vendorName}`} onPress={() => openOutside(portalUrl)} />
}
