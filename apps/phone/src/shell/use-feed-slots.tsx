import type { DetectionSummary } from '@pocketsoc/contract'
import { useCallback, useMemo } from 'react'
import { moreKey } from '../features/detections/detection-row.tsx'
import type { FeedActions, FeedSlots } from '../features/detections/feed-slots.ts'
import { ApprovalsBanner } from '../features/machine-actions/approvals-banner.tsx'
import { useMay } from '../lib/me-queries.ts'
import type { SwipeAction } from '../lib/swipe-choice.ts'
import { useSwipeChoice } from '../lib/use-swipe-choice.ts'
import type { RowAction } from '../ui/row-action.ts'
import { FeedSelectionBar } from './feed-selection-bar.tsx'
import { useLatestRun } from './use-row-run.ts'

const assign: RowAction = { key: 'assign', label: 'Assign to me', short: 'To me', icon: 'assign', tone: 'accent' }
const status: RowAction = { key: 'status', label: 'Status', icon: 'progress', tone: 'warning' }
const close: RowAction = { key: 'close', label: 'Close with a verdict', short: 'Close', icon: 'verdict', tone: 'success' }
const isolate: RowAction = { key: 'isolate', label: 'Isolate the machine', short: 'Isolate', icon: 'isolate', tone: 'danger' }
const assignOther: RowAction = { key: 'assign-other', label: 'Assign to…', icon: 'person', tone: 'accent' }
const comment: RowAction = { key: 'comment', label: 'Comment', icon: 'comment', tone: 'accent' }
const more: RowAction = { key: moreKey, label: 'More', icon: 'more', tone: 'textSecondary' }

const byName: Record<SwipeAction, RowAction> = { assign, status, close, isolate }

/** What the other features add to the feed. */
export function useFeedSlots(): FeedSlots {
  const actions = useFeedActions()
  const selectionBar = useCallback(
    (rows: DetectionSummary[], onDone: () => void) => <FeedSelectionBar rows={rows} onDone={onDone} />,
    [],
  )
  return { banner: <ApprovalsBanner />, actions, selectionBar }
}

/** What the member may do with a row, by the swipes chosen in Settings and in the menu. */
function useFeedActions(): FeedActions | null {
  const mayTriage = useMay('detections.triage')
  const mayIsolate = useMay('machines.isolate')
  const [choice] = useSwipeChoice()
  const run = useLatestRun()
  return useMemo(() => {
    if (!mayTriage) return null
    const menu = [assign, assignOther, status, close, comment, ...(mayIsolate ? [isolate] : [])]
    const offered = (names: readonly SwipeAction[]) => names.map((name) => byName[name]).filter((action) => menu.includes(action))
    const swipes = { leading: offered(choice.leading), trailing: [...offered(choice.trailing), more] }
    return { swipes, menu, run }
  }, [mayTriage, mayIsolate, choice, run])
}
