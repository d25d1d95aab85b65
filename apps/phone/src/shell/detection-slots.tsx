import type { DetectionSlots } from '../features/detections/detection-slots.ts'
import { HuntEntry } from '../features/hunting/hunt-entry.tsx'
import { IsolationButton } from '../features/machine-actions/isolation-button.tsx'
import { DetectionMachine } from '../features/machines/detection-machine.tsx'
import { GraphPreview } from '../features/process-graph/graph-preview.tsx'
import { TimelineEntry } from '../features/process-graph/timeline-entry.tsx'
import { RelatedSection } from '../features/triage/related-section.tsx'
import { TriageBar } from '../features/triage/triage-bar.tsx'

/** Which feature adds what to the page of a detection. One line each; the order here is the order on screen. */
export const detectionSlots: DetectionSlots = {
  entries: (detection) => (
    <>
      <GraphPreview detectionId={detection.id} />
      <TimelineEntry detection={detection} />
      <HuntEntry detection={detection} />
    </>
  ),
  machine: (detection) => (
    <DetectionMachine
      detection={detection}
      action={(machine) => <IsolationButton machine={machine} detectionId={detection.id} />}
    />
  ),
  sections: (detection) => <RelatedSection detection={detection} />,
  toolbar: (detection) => <TriageBar detection={detection} />,
}
