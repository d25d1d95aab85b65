import type { ReactNode } from 'react'
import { useTitle } from '../lib/use-title.ts'
import { Logo } from './logo.tsx'

interface PlainPageProps {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** A page with one thing to say, outside the shell. */
export function PlainPage({ title, actions, children }: PlainPageProps) {
  useTitle(title)
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-center gap-4 px-6 py-16 text-center">
      <Logo size={40} />
      <h1 className="font-semibold text-xl tracking-[-0.015em]">{title}</h1>
      <div className="text-secondary">{children}</div>
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </main>
  )
}
