import { Smartphone } from 'lucide-react'
import { buttonClass } from '../../ui/button.tsx'

export function NoDevices() {
  return (
    <section className="grid justify-items-center gap-3 rounded-2xl border border-border bg-surface px-6 py-12 text-center shadow-xs">
      <span className="flex size-11 items-center justify-center rounded-xl bg-raised text-secondary">
        <Smartphone aria-hidden="true" className="size-5" />
      </span>
      <h2 className="font-semibold text-lg">No device is signed in</h2>
      <p className="max-w-sm text-secondary">
        Open PocketSOC on your iPhone and sign in with this account. It appears here at once.
      </p>
      <a href="/app/" className={buttonClass('secondary')}>
        Open the phone app in this browser
      </a>
    </section>
  )
}
