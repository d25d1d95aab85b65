import { ActionsEntry } from '../features/machine-actions/actions-entry.tsx'
import { ApprovalsBanner } from '../features/machine-actions/approvals-banner.tsx'
import { MachinesScreen } from '../features/machines/machines-screen.tsx'

/** The machines, with the way to what is being done to them. */
export function MachinesRoute() {
  return (
    <MachinesScreen>
      <ApprovalsBanner />
      <ActionsEntry />
    </MachinesScreen>
  )
}
