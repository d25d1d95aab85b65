import { FeedScreen } from '../features/detections/feed-screen.tsx'
import { useFeedSlots } from './use-feed-slots.tsx'

/** The feed with what the other features can do with its rows. */
export function FeedRoute() {
  return <FeedScreen slots={useFeedSlots()} />
}
