import { useNavigate, useSearch } from '@tanstack/react-router'
import { AuditFilters } from '../features/audit/audit-filters.tsx'
import { AuditRecords } from '../features/audit/audit-records.tsx'
import { type AuditSearch, filterOf, isFiltered, readSearch } from '../features/audit/audit-search.ts'
import { ChainMark, ChainWarning } from '../features/audit/chain-mark.tsx'
import { ExportMenu } from '../features/audit/export-menu.tsx'
import { timeZone } from '../lib/format.ts'
import { Page } from '../ui/page.tsx'
import { AdministratorsOnly } from './administrators-only.tsx'

const title = 'Audit log'

export function AuditLogPage() {
  return (
    <AdministratorsOnly title={title}>
      <AuditLog />
    </AdministratorsOnly>
  )
}

function AuditLog() {
  const search = readSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  // Filters replace each other in the history: Back leaves the page instead of taking words apart.
  const show = (filters: AuditSearch) => void navigate({ to: '/settings/audit-log', search: { ...filters }, replace: true })
  return (
    <Page
      title={title}
      description={`Who did what, on which device, when and why. Nobody can change or remove a record unnoticed. Times are yours, ${timeZone()}.`}
      actions={<ExportMenu filter={filterOf(search)} filtered={isFiltered(search)} />}
    >
      <div className="grid gap-4">
        <ChainWarning />
        <AuditFilters search={search} onChange={show} />
        <section aria-label="Records" className="overflow-hidden rounded-xl border border-border bg-surface shadow-xs">
          <div className="border-border border-b px-5 py-2">
            <ChainMark />
          </div>
          <AuditRecords search={search} />
        </section>
      </div>
    </Page>
  )
}
