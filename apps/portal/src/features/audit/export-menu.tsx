import type { AuditFilter } from '@pocketsoc/contract'
import { Download } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Button } from '../../ui/button.tsx'
import { menuClass, menuItemClass } from '../../ui/menu.ts'
import { exportAddress } from './export-address.ts'

const formats = [
  { format: 'csv', label: 'CSV', use: 'for spreadsheets' },
  { format: 'ndjson', label: 'NDJSON', use: 'for other systems' },
] as const

/** Saves what the filters let through as a file. */
export function ExportMenu({ filter, filtered }: { filter: AuditFilter; filtered: boolean }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button icon={<Download aria-hidden="true" className="size-4" />}>Export</Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" sideOffset={6} className={menuClass}>
        <DropdownMenu.Label className="px-2.5 py-1.5 text-secondary text-xs">
          {filtered ? 'Records that match the filters' : 'All records'}
        </DropdownMenu.Label>
        {formats.map(({ format, label, use }) => (
          <DropdownMenu.Item key={format} asChild>
            <a href={exportAddress(format, filter)} download className={menuItemClass}>
              {label} <span className="text-secondary">{use}</span>
            </a>
          </DropdownMenu.Item>
        ))}
        <DropdownMenu.Label className="max-w-60 px-2.5 py-1.5 text-secondary text-xs">
          The export is itself on the record.
        </DropdownMenu.Label>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
