import type { Me, OpenedInvitation } from '@pocketsoc/contract'

/** An opened invitation in the hands of whoever has its link. */
export interface HeldInvitation {
  token: string
  invitation: OpenedInvitation
  /** Called once the person is a member and signed in. */
  onJoined: (me: Me) => void
}
