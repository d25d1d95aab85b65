import { DetectionScreen } from '../features/detections/detection-screen.tsx'
import { detectionSlots } from './detection-slots.tsx'

/** A detection with what the other features know of it and can do about it. */
export function DetectionRoute() {
  return <DetectionScreen slots={detectionSlots} />
}
