import type { Detection } from '@pocketsoc/contract'
import { ageInWords, exactTime } from '../../lib/time-words.ts'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { readable } from './words.ts'

/** The facts that decide what to do, each only where it is known. */
export function KeyFacts({ detection, now }: { detection: Detection; now: number }) {
  const { source, incidentId } = detection
  const verdict = [detection.classification, detection.determination].filter((word) => word !== null).map(readable)
  const threat = [detection.threatName, detection.threatFamily].filter((word) => word !== null)
  return (
    <Section title="Key facts">
      <Fact label="Raised" value={exactTime(detection.createdAt)} note={ageInWords(detection.createdAt, now)} />
      <Fact label="Source" value={source.displayName} note={source.vendorName} />
      {detection.category ? <Fact label="Category" value={detection.category} /> : null}
      {detection.detectedBy ? <Fact label="Detected by" value={detection.detectedBy} /> : null}
      <Fact label="Assigned to" value={detection.assignedTo ?? 'Nobody'} />
      {verdict.length > 0 ? <Fact label="Verdict" value={verdict.join(' · ')} /> : null}
      {threat.length > 0 ? <Fact label="Threat" value={threat.join(' · ')} copy="threat" /> : null}
      {detection.investigationState ? <Fact label="Investigation" value={readable(detection.investigationState)} /> : null}
      {detection.firstActivityAt ? <Fact label="First activity" value={exactTime(detection.firstActivityAt)} /> : null}
      {detection.lastActivityAt ? <Fact label="Last activity" value={exactTime(detection.lastActivityAt)} /> : null}
      {detection.resolvedAt ? <Fact label="Resolved" value={exactTime(detection.resolvedAt)} /> : null}
      {incidentId ? <Fact label="Incident" value={incidentId} copy="incident id" /> : null}
      <Fact label="Alert id" value={detection.vendorAlertId} mono copy="alert id" />
    </Section>
  )
}
