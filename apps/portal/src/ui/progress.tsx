import { clsx } from 'clsx'

interface BarProps {
  label: string
  /** From 0 to 1. */
  fraction: number
  tone?: 'accent' | 'warning' | 'danger'
}

const fills = { accent: 'bg-accent', warning: 'bg-warning', danger: 'bg-danger' }

/** A share of a whole. */
export function Bar({ label, fraction, tone = 'accent' }: BarProps) {
  const percent = Math.max(0, Math.min(1, fraction)) * 100
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      className="h-1.5 overflow-hidden rounded-full bg-raised"
    >
      <div
        className={clsx('h-full rounded-full transition-[width] duration-500 ease-out', fills[tone])}
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
