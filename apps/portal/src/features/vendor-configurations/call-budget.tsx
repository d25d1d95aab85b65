import type { ConfigurationHealth } from '@pocketsoc/contract'
import { count } from '../../lib/format.ts'
import { Bar } from '../../ui/progress.tsx'

const nearlyUsed = 0.8

/** How much of the vendor's allowance of calls is used. */
export function CallBudgetMeters({ budget }: { budget: ConfigurationHealth['callBudget'] }) {
  return (
    <div className="grid gap-4">
      <Meter label="This minute" {...budget.minute} />
      <Meter label="This hour" {...budget.hour} />
    </div>
  )
}

function Meter({ label, used, limit }: { label: string; used: number; limit: number }) {
  const fraction = limit > 0 ? used / limit : 0
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between text-sm">
        <span className="text-secondary">{label}</span>
        <span className="tabular-nums">
          {count(used)} of {count(limit)} calls
        </span>
      </p>
      <Bar label={`Calls ${label.toLowerCase()}`} fraction={fraction} tone={fraction >= nearlyUsed ? 'warning' : 'accent'} />
    </div>
  )
}
