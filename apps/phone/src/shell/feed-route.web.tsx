import { FeedScreen } from '../features/detections/feed-screen.tsx'
import { NoSelectionScreen } from '../features/detections/no-selection-screen.tsx'
import { useTwoColumns } from '../ui/use-two-columns.ts'
import { useFeedSlots } from './use-feed-slots.tsx'

/** With two columns the feed is already there, so its own address shows the empty second one. */
export function FeedRoute() {
  const slots = useFeedSlots()
  return useTwoColumns() ? <NoSelectionScreen /> : <FeedScreen slots={slots} />
}
