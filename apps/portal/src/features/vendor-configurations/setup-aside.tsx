import type { VendorManifest } from '@pocketsoc/contract'
import { ExternalLink } from 'lucide-react'
import { CopyButton } from '../../ui/copy-button.tsx'
import { linkClass } from '../../ui/entry-page.tsx'

/** Beside the form: what to prepare in the vendor's console, with the permissions to grant. */
export function SetupAside({ manifest }: { manifest: VendorManifest }) {
  return (
    <aside aria-label="Before you start" className="grid content-start gap-5 lg:sticky lg:top-8">
      <div className="grid gap-1.5">
        <h2 className="font-semibold text-base">Before you start</h2>
        <p className="text-secondary text-sm">
          Register an application named PocketSOC with {manifest.name}, grant it the permissions below and create its credentials.
        </p>
        {manifest.guideUrl ? (
          <a
            href={manifest.guideUrl}
            target="_blank"
            rel="noreferrer"
            className={`${linkClass} inline-flex items-center gap-1 justify-self-start text-sm`}
          >
            Setup guide, step by step
            <ExternalLink aria-hidden="true" className="size-3.5" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        ) : null}
      </div>
      {manifest.permissions.length > 0 ? (
        <div className="grid gap-1.5">
          <h3 className="font-medium text-sm">Permissions</h3>
          <ul className="divide-y divide-border rounded-xl border border-border bg-surface">
            {manifest.permissions.map(({ name, description }) => (
              <li key={name} className="flex items-center justify-between gap-2 py-2 pr-2 pl-3.5">
                <div className="min-w-0">
                  <p className="break-all font-medium text-sm">{name}</p>
                  <p className="text-secondary text-xs">{description}</p>
                </div>
                <CopyButton value={name} label={name} />
              </li>
            ))}
          </ul>
          <p className="text-secondary text-xs">Then grant admin consent, or none of them takes effect.</p>
        </div>
      ) : null}
    </aside>
  )
}
