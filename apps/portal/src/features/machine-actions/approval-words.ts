import type { IsolationPolicy } from '@pocketsoc/contract'

interface ApprovalCard {
  value: IsolationPolicy['approval']
  label: string
  description: string
}

/** When isolating needs a second person, in words. */
export const approvals: readonly ApprovalCard[] = [
  { value: 'never', label: 'Never', description: 'Responders isolate at once.' },
  { value: 'tagged', label: 'Machines with given tags', description: 'A second person approves these.' },
  { value: 'always', label: 'Always', description: 'A second person approves each.' },
]
