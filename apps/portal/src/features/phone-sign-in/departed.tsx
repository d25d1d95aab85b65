import type { PhoneClientId } from '@pocketsoc/contract'
import { CircleCheck, CircleX } from 'lucide-react'
import { buttonClass } from '../../ui/button.tsx'
import { EntryPage } from '../../ui/entry-page.tsx'

interface DepartedProps {
  client: PhoneClientId
  /** Where the browser was sent. */
  to: string
  allowed: boolean
}

/** Stays behind in the browser after the app was called, with a way to call it again. */
export function Departed({ client, to, allowed }: DepartedProps) {
  const Icon = allowed ? CircleCheck : CircleX
  const native = client === 'pocketsoc-ios'
  return (
    <EntryPage title={native ? 'You can return to the app' : 'Opening the app…'}>
      <div role="status" className="grid gap-5">
        <p className="flex gap-2 text-secondary">
          <Icon aria-hidden="true" className={`mt-0.75 size-4 shrink-0 ${allowed ? 'text-success' : 'text-tertiary'}`} />
          {allowed ? 'You allowed PocketSOC. Nothing is left to do here.' : 'You did not allow PocketSOC. Nothing was changed.'}
        </p>
        <a href={to} className={buttonClass('secondary', true)}>
          Open PocketSOC
        </a>
      </div>
    </EntryPage>
  )
}
