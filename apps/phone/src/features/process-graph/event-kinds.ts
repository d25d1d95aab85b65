import type { IconName } from '../../ui/icon.tsx'
import type { EventKind } from './timeline-items.ts'

/** How each kind of event is called and drawn. */
export const kindLooks: Record<EventKind, { one: string; many: string; icon: IconName }> = {
  alert: { one: 'Alert', many: 'Alerts', icon: 'bell' },
  process: { one: 'Process', many: 'Processes', icon: 'terminal' },
  network: { one: 'Network', many: 'Network', icon: 'globe' },
  file: { one: 'File', many: 'Files', icon: 'file' },
  registry: { one: 'Registry', many: 'Registry', icon: 'registry' },
  logon: { one: 'Logon', many: 'Logons', icon: 'key' },
  event: { one: 'Event', many: 'Other', icon: 'tag' },
}
