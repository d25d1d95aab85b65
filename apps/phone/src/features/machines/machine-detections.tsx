import type { DetectionSummary } from '@pocketsoc/contract'
import { useState } from 'react'
import { useEditedRows } from '../../lib/triage-edits.ts'
import { DetectionLink } from '../../ui/detection-link.tsx'
import { Fact } from '../../ui/fact.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'

const fewRows = 5

export interface MachineDetectionsProps {
  rows: DetectionSummary[]
  total: number
  now: number
}

/** The detections of a machine, newest first. */
export function MachineDetections({ rows, total, now }: MachineDetectionsProps) {
  const [all, setAll] = useState(false)
  const edited = useEditedRows(rows)
  const shown = all ? edited : edited.slice(0, fewRows)
  return (
    <Section
      title="Detections"
      count={total}
      {...(total > rows.length && all ? { footer: `The newest ${rows.length} are shown.` } : {})}
    >
      {rows.length === 0 ? <Fact label="None" value="No detection of this machine" /> : null}
      {shown.map((row) => (
        <DetectionLink key={row.id} detection={row} now={now} withMachine={false} />
      ))}
      {shown.length < rows.length ? (
        <RowButton
          tone="accent"
          label={`Show ${rows.length === total ? 'all' : 'the newest'} ${rows.length}`}
          onPress={() => setAll(true)}
        />
      ) : null}
    </Section>
  )
}
