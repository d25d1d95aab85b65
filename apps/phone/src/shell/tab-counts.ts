import { useWaitingForMe } from '../features/machine-actions/action-queries.ts'

/** How much waits for the member in each tab, by the tab's name. */
export function useTabCounts(): Record<string, number> {
  return { machines: useWaitingForMe().length }
}
