import { type AuditRecord, auditWords } from '@pocketsoc/contract'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { absoluteTime, count } from '../../lib/format.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { changesOf, type FieldChange } from './record-changes.ts'
import { fromWhere, kindOf, outcomeView, whoOf } from './record-view.ts'

interface RecordDetailsProps {
  record: AuditRecord | undefined
  onClose: () => void
  /** What had the focus before, and gets it back. */
  opener: RefObject<Element | null>
}

/** One record with everything it holds, beside the list. Closed by Escape, which leads back to its row. */
export function RecordDetails({ record, onClose, opener }: RecordDetailsProps) {
  return (
    <Dialog.Root open={record !== undefined} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[#06080d]/50" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-xl animate-appear flex-col border-border border-l bg-surface shadow-2xl focus:outline-none"
        >
          {record ? <Details record={record} /> : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Details({ record }: { record: AuditRecord }) {
  const { target, reason, vendorAnswer, vendorReference, hash } = record
  return (
    <>
      <header className="flex items-start justify-between gap-4 border-border border-b px-5 py-4">
        <div className="grid min-w-0 justify-items-start gap-1.5">
          <Dialog.Title className="break-words font-semibold text-lg tracking-[-0.01em]">{auditWords(record)}</Dialog.Title>
          <StateBadge view={outcomeView(record.outcome)} />
        </div>
        <Dialog.Close asChild>
          <IconButton label="Close">
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </Dialog.Close>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <div tabIndex={0} className="flex-1 overflow-y-auto px-5 py-4 focus-visible:-outline-offset-2">
        <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 text-sm max-sm:grid-cols-1 max-sm:gap-y-1">
          <Fact label="When">
            <time dateTime={record.at}>{absoluteTime(record.at)}</time>
            <span className="block text-secondary tabular-nums">{record.at}</span>
          </Fact>
          <Fact label="Who">{whoOf(record)}</Fact>
          <Fact label="Device">{fromWhere(record)}</Fact>
          <Fact label={kindOf(target.kind)}>
            {target.name ?? null}
            <Copyable value={target.id} label="its id" />
          </Fact>
          <Fact label="Reason">{reason ?? <Nothing>None given</Nothing>}</Fact>
          {vendorAnswer ? <Fact label="Vendor’s answer">{vendorAnswer}</Fact> : null}
          {vendorReference ? (
            <Fact label="Vendor’s reference">
              <Copyable value={vendorReference} label="the vendor’s reference" />
            </Fact>
          ) : null}
        </dl>
        <Changes changes={changesOf(record.before, record.after)} compared={record.before !== null && record.after !== null} />
        <footer className="mt-6 grid gap-1 border-border border-t pt-4 text-secondary text-xs">
          <p>Record {count(record.sequence)} of the chain, with its hash:</p>
          <Copyable value={hash} label="the hash" />
        </footer>
      </div>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-secondary">{label}</dt>
      <dd className="whitespace-pre-wrap break-words max-sm:mb-2">{children}</dd>
    </>
  )
}

const Nothing = ({ children }: { children: ReactNode }) => <span className="text-secondary">{children}</span>

function Copyable({ value, label }: { value: string; label: string }) {
  return (
    <span className="flex items-center gap-1 text-secondary">
      <code className="break-all font-sans text-xs tabular-nums">{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  )
}

/** What was before beside what is after, or what the record holds where there is only one of the two. */
function Changes({ changes, compared }: { changes: FieldChange[]; compared: boolean }) {
  if (changes.length === 0) return null
  return (
    <section className="mt-6 grid gap-2">
      <h3 className="font-semibold text-sm">{compared ? 'What changed' : 'What it holds'}</h3>
      <div className="overflow-x-auto rounded-lg border border-border">
        <table className="w-full table-fixed text-left text-sm">
          <thead>
            <tr className="border-border border-b bg-raised text-secondary text-xs">
              <th scope="col" className="w-[30%] px-3 py-1.5 font-medium">
                Field
              </th>
              {(compared ? ['Before', 'After'] : ['Value']).map((heading) => (
                <th key={heading} scope="col" className="px-3 py-1.5 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-border">
            {changes.map((change) => (
              <Change key={change.field} change={change} compared={compared} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Change({ change: { field, before, after }, compared }: { change: FieldChange; compared: boolean }) {
  const same = before === after
  const values = compared ? [before, after] : [after ?? before]
  return (
    <tr className={same && compared ? 'text-secondary' : undefined}>
      <th scope="row" className="break-words px-3 py-2 align-top font-normal text-secondary">
        {field}
      </th>
      {values.map((value, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: before and after, always in this order.
          key={index}
          className={`whitespace-pre-wrap break-words px-3 py-2 align-top ${!same && index === 1 ? 'font-medium' : ''}`}
        >
          {value ?? <Nothing>–</Nothing>}
        </td>
      ))}
    </tr>
  )
}
