import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTitle } from '../lib/use-title.ts'

export interface Crumb {
  label: string
  to: '/settings' | '/settings/vendor-configurations'
}

interface PageProps {
  title: string
  /** Shown in place of the plain title, when the heading holds more than words. */
  heading?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  crumbs?: Crumb[]
  children: ReactNode
}

/** One page of the portal: where you are, its name, what can be done, then the content. */
export function Page({ title, heading, description, actions, crumbs = [settings], children }: PageProps) {
  useTitle(title)
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-5 pb-20 sm:px-8 lg:pt-8">
      <nav aria-label="Breadcrumb" className="mb-2">
        <ol className="flex min-w-0 items-center gap-1 text-secondary text-sm">
          {crumbs.map((crumb) => (
            <li
              key={crumb.to}
              className="flex shrink-0 items-center gap-1 whitespace-nowrap not-last:[&:nth-last-child(n+3)]:max-sm:hidden"
            >
              <Link to={crumb.to} className="rounded-sm hover:text-text">
                {crumb.label}
              </Link>
              <ChevronRight aria-hidden="true" className="size-3.5 text-tertiary" />
            </li>
          ))}
          <li aria-current="page" className="truncate text-text">
            {title}
          </li>
        </ol>
      </nav>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <h1 className="break-words font-semibold text-2xl tracking-[-0.02em]">{heading ?? title}</h1>
          {description ? <div className="max-w-prose text-secondary">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 pt-0.5">{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

const settings: Crumb = { label: 'Settings', to: '/settings' }
