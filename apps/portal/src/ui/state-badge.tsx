import { CircleCheck, CircleX, Hourglass, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from './badge.tsx'

/** A state as a badge says it. */
export interface StateView {
  label: string
  tone: BadgeTone
  symbol: 'busy' | 'waiting' | 'good' | 'warning' | 'failed' | 'none'
}

const symbols = {
  busy: LoaderCircle,
  waiting: Hourglass,
  good: CircleCheck,
  warning: TriangleAlert,
  failed: CircleX,
  none: null,
}

/** `children` add to the label what the colour alone would tell. */
export function StateBadge({ view: { label, tone, symbol }, children }: { view: StateView; children?: ReactNode }) {
  const Icon = symbols[symbol]
  return (
    <Badge
      tone={tone}
      icon={Icon ? <Icon aria-hidden="true" className={`size-3.5 ${symbol === 'busy' ? 'animate-spin' : ''}`} /> : null}
    >
      {label}
      {children}
    </Badge>
  )
}
