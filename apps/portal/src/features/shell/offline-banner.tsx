import { WifiOff } from 'lucide-react'

/** Says that what is on screen may be old. Always mounted, so that the change is spoken. */
export function OfflineBanner({ lost }: { lost: boolean }) {
  return (
    <div role="status">
      {lost ? (
        <p className="flex items-center gap-2.5 border-border border-b bg-raised px-4 py-2 text-sm sm:px-8">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-secondary" />
          <span>
            <span className="font-semibold">Live updates are interrupted.</span> Reconnecting; what you see may be out of date.
          </span>
        </p>
      ) : null}
    </div>
  )
}
