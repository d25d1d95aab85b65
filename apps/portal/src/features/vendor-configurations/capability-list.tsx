import type { Capability } from '@pocketsoc/contract'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { capabilityWords } from './capability-words.ts'

/** What analysts can do with a configuration; where they cannot, why, and what the administrator can do about it. */
export function CapabilityList({ capabilities }: { capabilities: Capability[] }) {
  if (capabilities.length === 0) {
    return <p className="px-5 py-4 text-secondary text-sm">Known once the vendor has accepted the credentials.</p>
  }
  return (
    <ul className="divide-y divide-border">
      {capabilities.map((capability) => (
        <CapabilityRow key={capability.name} capability={capability} />
      ))}
    </ul>
  )
}

function CapabilityRow({ capability: { name, available, reason, remedy, note } }: { capability: Capability }) {
  const { title, text, who } = capabilityWords(name)
  const Icon = available ? CircleCheck : CircleDashed
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 px-5 py-3 text-sm">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${available ? 'text-success' : 'text-warning'}`} />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {text ? <p className="text-secondary">{text}</p> : null}
      </div>
      <div className="text-right">
        <p className={available ? 'text-secondary' : 'font-medium text-warning'}>{available ? 'Available' : 'Not available'}</p>
        <p className="text-secondary text-xs">{who}</p>
      </div>
      {available ? null : (
        <div className="col-start-2 col-end-4 mt-1 grid max-w-2xl gap-0.5 break-words">
          <p>{reason}</p>
          <p className="font-medium">{remedy}</p>
        </div>
      )}
      {note ? <p className="col-start-2 col-end-4 mt-1 max-w-2xl break-words">{note}</p> : null}
    </li>
  )
}
