import { BellRing, KeyRound, ListChecks, Plug, SquarePen } from 'lucide-react'
import type { ReactNode } from 'react'

const steps = [
  { icon: SquarePen, title: 'Register an application', text: 'In your vendor’s console, named PocketSOC.' },
  { icon: ListChecks, title: 'Configure API permissions', text: 'The form lists each one and what it enables.' },
  { icon: KeyRound, title: 'Create a client secret', text: 'Copy its value; it is shown only once.' },
  { icon: Plug, title: 'Add the configuration', text: 'Paste the values here and click Save.' },
  { icon: BellRing, title: 'Verify on the iOS app', text: 'Detections appear in the feed within seconds.' },
]

/** What a new organisation sees: where this leads and the five steps there. */
export function FirstConfiguration({ action }: { action: ReactNode }) {
  return (
    <section className="rounded-2xl border border-border bg-surface px-6 py-9 shadow-xs sm:px-10">
      <div className="max-w-xl">
        <h2 className="font-semibold text-xl tracking-[-0.015em]">Connect your first vendor</h2>
        <p className="mt-1.5 text-secondary">
          PocketSOC reads its detections and brings them to your iPhone. It takes about ten minutes, once for the whole
          organisation; secrets stay on the server, sealed.
        </p>
        <div className="mt-5">{action}</div>
      </div>
      <ol className="mt-9 grid gap-x-6 gap-y-5 border-border border-t pt-7 sm:grid-cols-2 lg:grid-cols-5">
        {steps.map(({ icon: Icon, title, text }, index) => (
          <li key={title} className="flex gap-3 lg:block">
            <span className="flex size-8 shrink-0 items-center justify-center rounded-lg bg-raised text-secondary">
              <Icon aria-hidden="true" className="size-4" />
            </span>
            <div className="lg:mt-3">
              <h3 className="font-medium text-sm">
                {index + 1}. {title}
              </h3>
              <p className="text-secondary text-sm">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
