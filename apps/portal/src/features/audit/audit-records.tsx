import type { AuditRecord } from '@pocketsoc/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useRef, useState } from 'react'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ListEnd } from '../../ui/list-end.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { type AuditSearch, filterOf, isFiltered } from './audit-search.ts'
import { AuditTable } from './audit-table.tsx'
import { auditRecordsQuery } from './queries.ts'
import { RecordDetails } from './record-details.tsx'

/** The records that the filters let through, page by page, and the one that is looked at. */
export function AuditRecords({ search }: { search: AuditSearch }) {
  const query = useInfiniteQuery(auditRecordsQuery(filterOf(search)))
  const [opened, setOpened] = useState<AuditRecord>()
  const opener = useRef<Element>(null)
  const open = (record: AuditRecord) => {
    opener.current = document.activeElement
    setOpened(record)
  }
  const records = query.data?.pages.flatMap(({ items }) => items)
  if (query.error && (!records || query.isPlaceholderData)) {
    return (
      <div className="p-5">
        <ProblemNotice
          problem={problemOf(query.error)}
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        />
      </div>
    )
  }
  if (!records) return <RowsSkeleton label="Loading the audit log" rows={8} />
  if (records.length === 0) return <NoRecords filtered={isFiltered(search)} />
  return (
    <>
      <AuditTable records={records} stale={query.isPlaceholderData} onOpen={open} />
      <ListEnd query={query} more="Show older" end="There are no older records." />
      <RecordDetails record={opened} onClose={() => setOpened(undefined)} opener={opener} />
    </>
  )
}

function NoRecords({ filtered }: { filtered: boolean }) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-11 items-center justify-center rounded-xl bg-raised text-secondary">
        <ScrollText aria-hidden="true" className="size-5" />
      </span>
      <h2 className="font-semibold text-lg">{filtered ? 'No record matches' : 'Nothing is recorded yet'}</h2>
      <p className="max-w-sm text-secondary">
        {filtered
          ? 'Try other words, or a longer time.'
          : 'Once somebody changes a detection, isolates a machine, hunts or changes a policy, it is told here.'}
      </p>
    </div>
  )
}
