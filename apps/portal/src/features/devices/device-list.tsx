import type { Device } from '@pocketsoc/contract'
import { Globe, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { dayOf } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { deviceFacts } from './device-facts.ts'
import { useRevokeDevice } from './queries.ts'

export function DeviceList({ devices }: { devices: Device[] }) {
  const [leaving, setLeaving] = useState<Device>()
  const revoke = useRevokeDevice()
  const close = () => {
    setLeaving(undefined)
    revoke.reset()
  }
  const signOut = (device: Device) =>
    revoke.mutate(device.id, {
      onSuccess: () => {
        toast.success(`${device.name} is signed out`)
        close()
      },
    })
  return (
    <>
      <ul aria-label="Devices" className="divide-y divide-border rounded-xl border border-border bg-surface shadow-xs">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} onSignOut={() => setLeaving(device)} />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={(open) => (open ? undefined : close())}
        title={`Sign out ${leaving?.name ?? 'this device'}?`}
        description={<p>Its next request is refused and what it stored is out of date. You can sign in on it again.</p>}
        confirm="Sign out"
        busy={revoke.isPending}
        onConfirm={() => leaving && signOut(leaving)}
      >
        {revoke.error ? <ProblemNotice problem={problemOf(revoke.error)} /> : null}
      </ConfirmDialog>
    </>
  )
}

function DeviceRow({ device, onSignOut }: { device: Device; onSignOut: () => void }) {
  const Icon = device.platform === 'web' ? Globe : Smartphone
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-4 py-3.5 sm:px-5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-raised text-secondary">
        <Icon aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-semibold">{device.name}</h2>
        <p className="text-secondary text-sm">{deviceFacts(device)}</p>
        <p className="text-secondary text-sm sm:hidden">
          Last seen <RelativeTime at={device.lastSeenAt} />
        </p>
      </div>
      <div className="hidden text-right text-sm sm:block">
        <p>
          Last seen <RelativeTime at={device.lastSeenAt} />
        </p>
        <p className="text-secondary">Signed in {dayOf(device.createdAt)}</p>
      </div>
      <Button aria-label={`Sign out ${device.name}`} onClick={onSignOut}>
        Sign out
      </Button>
    </li>
  )
}
