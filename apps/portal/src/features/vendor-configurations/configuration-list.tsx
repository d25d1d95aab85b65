import type { VendorConfiguration } from '@pocketsoc/contract'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { count } from '../../lib/format.ts'
import { Monogram } from '../../ui/monogram.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { BackfillProgress } from './backfill-progress.tsx'
import { HealthBadge } from './health-badge.tsx'
import { HealthNotices } from './health-notices.tsx'

export function ConfigurationList({ items }: { items: VendorConfiguration[] }) {
  return (
    <ul aria-label="Vendor configurations" className="grid gap-3">
      {items.map((item) => (
        <ConfigurationRow key={item.id} configuration={item} />
      ))}
    </ul>
  )
}

// The whole row is the link's target, through its ::after; notices stand above it so that their text can be selected.
function ConfigurationRow({ configuration }: { configuration: VendorConfiguration }) {
  const { id, displayName, vendorName, health } = configuration
  return (
    <li className="group relative grid gap-3.5 rounded-xl border border-border bg-surface px-4 py-3.5 shadow-xs transition-colors hover:border-tertiary/50 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:outline-offset-2 sm:px-5">
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-3 md:grid-cols-[auto_minmax(0,1fr)_13rem_8rem_6.5rem_auto]">
        <Monogram name={vendorName} />
        <div className="min-w-0">
          <h2 className="truncate font-semibold text-base">
            <Link
              to="/settings/vendor-configurations/$id"
              params={{ id }}
              className="outline-none after:absolute after:inset-0 after:rounded-xl"
            >
              {displayName}
            </Link>
          </h2>
          <p className="truncate text-secondary text-sm">{vendorName}</p>
        </div>
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-tertiary transition-transform group-hover:translate-x-0.5 md:order-last"
        />
        <div className="col-span-3 flex md:col-span-1">
          <HealthBadge health={health} />
        </div>
        <Figure label="Last detection">
          {health.lastDetectionAt ? <RelativeTime at={health.lastDetectionAt} /> : 'None yet'}
        </Figure>
        <Figure label="Detections">{count(health.detectionCount)}</Figure>
      </div>
      <BackfillProgress backfill={health.backfill} />
      <div className="relative empty:hidden">
        <HealthNotices health={health} />
      </div>
    </li>
  )
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <p className="col-span-3 flex items-baseline justify-between gap-2 text-sm tabular-nums md:col-span-1 md:block">
      <span className="text-secondary text-xs md:block">{label}</span>
      <span>{children}</span>
    </p>
  )
}
