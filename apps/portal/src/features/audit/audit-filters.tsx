import { auditTargets, serverActor } from '@pocketsoc/contract'
import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { inputClass } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { type AuditSearch, isDay, isFiltered } from './audit-search.ts'
import { auditMembersQuery } from './queries.ts'
import { actionGroups } from './record-view.ts'
import { useDraft } from './use-draft.ts'

interface AuditFiltersProps {
  search: AuditSearch
  onChange: (search: AuditSearch) => void
}

/** What is looked for, by whom, what and when. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { data: members } = useQuery(auditMembersQuery)
  const set = (key: keyof AuditSearch) => (value: string) => {
    const { [key]: _before, ...rest } = search
    onChange(value ? { ...rest, [key]: value } : rest)
  }
  return (
    <search aria-label="Audit log" className="grid grid-cols-2 gap-2 lg:grid-cols-5">
      <div className="col-span-full flex flex-wrap gap-2">
        <SearchField value={search.q ?? ''} onChange={set('q')} />
        {isFiltered(search) ? <Button onClick={() => onChange({})}>Clear filters</Button> : null}
      </div>
      <Choice label="Who" value={search.actor} onChange={set('actor')}>
        <option value="">Anybody</option>
        <option value={serverActor}>PocketSOC itself</option>
        {members?.map(({ userId, name, email }) => (
          <option key={userId} value={userId}>
            {members.filter((member) => member.name === name).length > 1 ? `${name} (${email})` : name}
          </option>
        ))}
        {search.actor && search.actor !== serverActor && !members?.some(({ userId }) => userId === search.actor) ? (
          <option value={search.actor}>{members ? 'A member who left' : 'A member'}</option>
        ) : null}
      </Choice>
      <Choice label="Target" value={search.target} onChange={set('target')}>
        <option value="">Any target</option>
        {Object.entries(auditTargets).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </Choice>
      <Choice label="Action" value={search.action} onChange={set('action')} className="max-lg:col-span-2">
        <option value="">Any action</option>
        {actionGroups().map(({ label, actions }) => (
          <optgroup key={label} label={label}>
            {actions.map(({ action, words }) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      <Day label="From" value={search.from} max={search.to} onChange={set('from')} />
      <Day label="To" value={search.to} min={search.from} onChange={set('to')} />
    </search>
  )
}

const labelClass = 'mb-1 block font-medium text-secondary text-xs'
const typingPauseMilliseconds = 250

/** Asks once the typing pauses, so that a word is one question and not one a letter. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId()
  const { draft, setDraft, accept } = useDraft(value, onChange)
  const asked = useEffectEvent(accept)
  useEffect(() => {
    if (draft.trim() === value) return
    const timer = setTimeout(() => asked(draft.trim()), typingPauseMilliseconds)
    return () => clearTimeout(timer)
  }, [draft, value])
  return (
    <div className="min-w-48 flex-1">
      <label htmlFor={id} className="sr-only">
        Search the audit log
      </label>
      <div className="relative">
        <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-secondary" />
        <input
          id={id}
          type="search"
          value={draft}
          maxLength={200}
          autoComplete="off"
          placeholder="Search people, machines, reasons, queries, vendor references"
          onChange={(event) => setDraft(event.target.value)}
          className={`${inputClass} pl-9`}
        />
      </div>
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  onChange: (value: string) => void
  className?: string
  children: ReactNode
}

function Choice({ label, value, onChange, className, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      <Select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value)} className="truncate">
        {children}
      </Select>
    </div>
  )
}

interface DayProps {
  label: string
  value: string | undefined
  min?: string | undefined
  max?: string | undefined
  onChange: (value: string) => void
}

/** A day counts once it is whole: while its year is typed, it is the year 2, then 20, then 202. */
function Day({ label, value, min, max, onChange }: DayProps) {
  const id = useId()
  const { draft, setDraft, accept } = useDraft(value ?? '', onChange)
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={draft}
        min={min}
        max={max}
        onChange={({ target }) => {
          setDraft(target.value)
          if (target.value === '' || isDay(target.value)) accept(target.value)
        }}
        className={inputClass}
      />
    </div>
  )
}
