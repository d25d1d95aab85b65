import type { ReactNode } from 'react'
import { useTitle } from '../lib/use-title.ts'
import { Logo } from './logo.tsx'

interface EntryPageProps {
  title: string
  description?: ReactNode
  footer?: ReactNode
  children?: ReactNode
}

/** The page around signing in: a name, one form, the way elsewhere. Made for a phone's browser first. */
export function EntryPage({ title, description, footer, children }: EntryPageProps) {
  useTitle(title)
  return (
    <div className="flex min-h-dvh flex-col bg-surface sm:bg-grouped">
      <main className="mx-auto flex w-full max-w-[26rem] flex-1 flex-col px-5 pt-[max(2.5rem,env(safe-area-inset-top))] pb-10 sm:justify-center sm:py-12">
        <div className="mb-7 flex items-center gap-2.5 sm:justify-center">
          <Logo />
          <span className="font-semibold text-lg tracking-[-0.015em]">PocketSOC</span>
        </div>
        <div className="bg-surface sm:rounded-2xl sm:border sm:border-border sm:p-8 sm:shadow-sm">
          <h1 className="font-semibold text-xl tracking-[-0.018em]">{title}</h1>
          {description ? <div className="mt-1 text-secondary">{description}</div> : null}
          {children ? <div className="mt-6">{children}</div> : null}
        </div>
        {footer ? <div className="mt-6 grid gap-2 text-center text-secondary text-sm">{footer}</div> : null}
      </main>
    </div>
  )
}

/** Classes of a link within running text. */
export const linkClass = 'rounded-sm font-medium text-accent underline-offset-3 hover:underline'
