import type { VendorConfiguration, VendorManifest } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import { absoluteTime, dayOf } from '../../lib/format.ts'
import { CopyButton } from '../../ui/copy-button.tsx'

interface ConfigurationSettingsProps {
  configuration: VendorConfiguration
  /** Undefined for a vendor that this server no longer knows; names then stand in for labels. */
  manifest: VendorManifest | undefined
}

/** What was typed, save the secrets: of those only when they were set. */
export function ConfigurationSettings({ configuration, manifest }: ConfigurationSettingsProps) {
  const { settings, secrets, authType } = configuration
  const label = (name: string) => manifest?.fields.find((field) => field.name === name)?.label ?? name
  const order = (name: string) => manifest?.fields.findIndex((field) => field.name === name) ?? 0
  const names = [...Object.keys(settings), ...Object.keys(secrets)].sort((a, b) => order(a) - order(b))
  return (
    <dl className="divide-y divide-border">
      <Setting label="Vendor">{configuration.vendorName}</Setting>
      <Setting label="Auth Type">{manifest?.authTypes.find(({ value }) => value === authType)?.label ?? authType}</Setting>
      {names.map((name) => {
        const value = settings[name]
        if (value !== undefined) {
          return (
            <Setting key={name} label={label(name)} action={<CopyButton value={value} label={label(name)} />}>
              {value}
            </Setting>
          )
        }
        const setAt = secrets[name]?.setAt ?? ''
        return (
          <Setting key={name} label={label(name)}>
            <span aria-hidden="true">•••••••• </span>
            <time dateTime={setAt} title={absoluteTime(setAt)} className="text-secondary">
              set {dayOf(setAt)}
            </time>
          </Setting>
        )
      })}
      <Setting label="Added">
        <time dateTime={configuration.createdAt}>{absoluteTime(configuration.createdAt)}</time>
      </Setting>
    </dl>
  )
}

function Setting({ label, action, children }: { label: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 py-1.5 pr-3 pl-5 text-sm sm:flex-nowrap">
      <dt className="w-full shrink-0 sm:w-28 text-secondary">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center justify-between gap-2">
        <span className="min-w-0 wrap-anywhere">{children}</span>
        {action}
      </dd>
    </div>
  )
}
