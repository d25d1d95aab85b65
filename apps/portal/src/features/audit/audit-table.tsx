import { type AuditRecord, auditWords } from '@pocketsoc/contract'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { absoluteTime } from '../../lib/format.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { fromWhere, kindOf, outcomeView, whoOf } from './record-view.ts'

const headings = ['When', 'Who and device', 'Action and target', 'Reason', 'Result']

interface AuditTableProps {
  records: readonly AuditRecord[]
  /** True while the rows are those of the filter before. */
  stale: boolean
  onOpen: (record: AuditRecord) => void
}

/** Records as rows, newest first; on a narrow screen each row is stacked, which would take its roles if they were not said. */
export function AuditTable({ records, stale, onOpen }: AuditTableProps) {
  return (
    <table
      // biome-ignore lint/a11y/noRedundantRoles: a table drawn as a block loses its role.
      role="table"
      aria-label="Audit records"
      aria-busy={stale || undefined}
      className={`w-full table-fixed text-left text-sm max-md:block ${stale ? 'opacity-60' : ''}`}
    >
      <thead className="max-md:sr-only">
        <tr className="border-border border-b text-secondary text-xs">
          {headings.map((heading) => (
            <th key={heading} scope="col" className={`px-2 py-2 font-medium first:pl-5 last:pr-5 ${widths[heading] ?? ''}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: a table drawn as blocks loses its roles. */}
      <tbody role="rowgroup" className="divide-y divide-border max-md:block">
        {records.map((record) => (
          <Row key={record.sequence} record={record} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

const widths: Record<string, string> = {
  When: 'w-[16%]',
  'Who and device': 'w-[18%]',
  'Action and target': 'w-[31%]',
  Result: 'w-[13%]',
}

function Row({ record, onOpen }: { record: AuditRecord; onOpen: (record: AuditRecord) => void }) {
  const { target, reason, vendorAnswer } = record
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: a row drawn as a block loses its role.
      role="row"
      className="relative hover:bg-raised/60 has-[button:focus-visible]:bg-raised/60 max-md:block max-md:py-3"
    >
      <Cell className="text-secondary tabular-nums">
        <time dateTime={record.at}>{absoluteTime(record.at)}</time>
      </Cell>
      <Cell>
        <span className="block truncate max-md:inline">{whoOf(record)}</span>
        <span aria-hidden="true" className="text-tertiary md:hidden">
          {' · '}
        </span>
        <span className="block truncate text-secondary max-md:inline">{fromWhere(record)}</span>
      </Cell>
      <Cell>
        <button
          type="button"
          onClick={() => onOpen(record)}
          className="block w-full rounded-sm text-left font-medium after:absolute after:inset-0"
        >
          {auditWords(record)}
        </button>
        <span className="block truncate text-secondary">
          {kindOf(target.kind)}
          {target.name ? ` · ${target.name}` : ''}
        </span>
      </Cell>
      <Cell className={reason ? undefined : 'max-md:hidden'}>
        {reason ? <span className="line-clamp-2 break-words">{reason}</span> : <span className="sr-only">No reason given</span>}
      </Cell>
      <Cell className="max-md:pt-1">
        <StateBadge view={outcomeView(record.outcome)} />
        {vendorAnswer ? <span className="mt-0.5 block truncate text-secondary text-xs">{vendorAnswer}</span> : null}
      </Cell>
    </tr>
  )
}

function Cell({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: a cell drawn as a block loses its role.
      role="cell"
      className={clsx('px-2 py-2.5 align-top first:pl-5 last:pr-5 max-md:block max-md:px-5 max-md:py-0.5', className)}
    >
      {children}
    </td>
  )
}
