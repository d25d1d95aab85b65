import { type Detection, type DetectionSummary, listRelatedDetections } from '@pocketsoc/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../lib/api.tsx'
import { failureWords } from '../../lib/failure.ts'
import { queryKeys } from '../../lib/query-keys.ts'
import { useEditedRows } from '../../lib/triage-edits.ts'
import { useNow } from '../../lib/use-now.ts'
import { DetectionLink } from '../../ui/detection-link.tsx'
import { Fact } from '../../ui/fact.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'

const fewRows = 3

/** Other detections of the same incident, machine and user: what stands alone and what is part of more. */
export function RelatedSection({ detection: { id } }: { detection: Detection }) {
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.related(id),
    queryFn: ({ signal }) => api.call(listRelatedDetections, { params: { id }, signal }),
  })
  if (!data) {
    return (
      <Section title="Related">
        {error ? (
          <RowButton
            icon="refresh"
            label="Related detections could not be read"
            note={failureWords(error).remedy}
            onPress={() => void refetch()}
          />
        ) : (
          <Fact label="Related" value="Reading…" />
        )}
      </Section>
    )
  }
  const { sameIncident, sameMachine, sameUser } = data
  if (sameIncident.length + sameMachine.length + sameUser.length === 0) {
    return (
      <Section title="Related">
        <Fact label="Alone" value="No other detection of this incident, machine or user" />
      </Section>
    )
  }
  return (
    <>
      <Group title="Same incident" rows={sameIncident} />
      <Group title="Same machine" rows={sameMachine} />
      <Group title="Same user" rows={sameUser} />
    </>
  )
}

function Group({ title, rows }: { title: string; rows: DetectionSummary[] }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  const edited = useEditedRows(rows)
  if (rows.length === 0) return null
  const shown = all ? edited : edited.slice(0, fewRows)
  return (
    <Section title={title} count={rows.length}>
      {shown.map((row) => (
        <DetectionLink key={row.id} detection={row} now={now} />
      ))}
      {shown.length < rows.length ? (
        <RowButton tone="accent" label={`Show all ${rows.length}`} onPress={() => setAll(true)} />
      ) : null}
    </Section>
  )
}
