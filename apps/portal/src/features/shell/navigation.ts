import { type LucideIcon, MonitorSmartphone, Plug, ScrollText, ShieldBan, UserRound, UsersRound } from 'lucide-react'

interface Destination {
  to:
    | '/settings/vendor-configurations'
    | '/settings/isolation'
    | '/settings/team'
    | '/settings/audit-log'
    | '/settings/devices'
    | '/settings/account'
  label: string
  icon: LucideIcon
  /** Typed after `g`. */
  key: string
}

/** Pages of Settings in the order of the sidebar. */
export const destinations: readonly Destination[] = [
  { to: '/settings/vendor-configurations', label: 'Vendor Configurations', icon: Plug, key: 'v' },
  { to: '/settings/isolation', label: 'Isolation', icon: ShieldBan, key: 'i' },
  { to: '/settings/team', label: 'Team', icon: UsersRound, key: 't' },
  { to: '/settings/audit-log', label: 'Audit log', icon: ScrollText, key: 'l' },
  { to: '/settings/devices', label: 'Devices', icon: MonitorSmartphone, key: 'd' },
  { to: '/settings/account', label: 'Account', icon: UserRound, key: 'a' },
]
