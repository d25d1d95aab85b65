import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface CardProps {
  title?: string
  description?: ReactNode
  aside?: ReactNode
  /** Children draw their own padding: rows, lists. */
  flush?: boolean
  children: ReactNode
}

/** A titled group on a page. */
export function Card({ title, description, aside, flush = false, children }: CardProps) {
  return (
    <section className="overflow-hidden rounded-xl border border-border bg-surface shadow-xs">
      {title ? (
        <header className={clsx('flex items-start justify-between gap-4 px-5 pt-4', flush && 'border-border border-b pb-3.5')}>
          <div className="grid gap-0.5">
            <h2 className="font-semibold text-base">{title}</h2>
            {description ? <p className="text-secondary text-sm">{description}</p> : null}
          </div>
          {aside}
        </header>
      ) : null}
      <div className={flush ? undefined : 'px-5 pt-4 pb-5'}>{children}</div>
    </section>
  )
}
