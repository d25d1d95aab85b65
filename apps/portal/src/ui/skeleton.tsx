import { clsx } from 'clsx'

/** Where text will be. */
export function Skeleton({ className }: { className: string }) {
  return <span className={clsx('block animate-breathe rounded-md bg-raised', className)} />
}

/** Tells screen readers that the content is on its way. */
export function Loading({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={label} aria-busy="true">
      {children}
    </div>
  )
}
