import type { Device } from '@pocketsoc/contract'
import { exactTime } from '../../lib/time-words.ts'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'

/** This device as the organisation sees it. */
export function DeviceSection({ device }: { device: Device }) {
  return (
    <Section title="This device" footer="The session ends by itself after 7 days without use, or when an administrator ends it.">
      <Fact label="Name" value={device.name} note={device.systemVersion} />
      <Fact label="Signed in" value={exactTime(device.createdAt)} />
      <Fact label="Session ends, if not used" value={exactTime(device.expiresAt)} />
    </Section>
  )
}
