import type { Me } from '@pocketsoc/contract'
import { Link } from '@tanstack/react-router'
import { ArrowUpRight, Smartphone } from 'lucide-react'
import { Logo } from '../../ui/logo.tsx'
import { destinations } from './navigation.ts'
import { UserMenu } from './user-menu.tsx'

const itemClass =
  'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-secondary text-sm transition-colors duration-75 hover:bg-text/5 hover:text-text pointer-coarse:h-11'

/** Where one can go. `onNavigate` closes the sheet that holds it on a phone. */
export function Sidebar({ me, onNavigate }: { me: Me; onNavigate?: () => void }) {
  return (
    <div className="flex h-full flex-col gap-6 p-3">
      <div className="flex items-center gap-2.5 px-2 pt-1.5">
        <Logo size={26} />
        <div className="min-w-0 leading-tight">
          <p className="truncate font-semibold text-base tracking-[-0.01em]">{me.organization.name}</p>
          <p className="text-secondary text-xs">PocketSOC</p>
        </div>
      </div>
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5">
        <p className="px-2 pb-1 font-medium text-secondary text-xs">Settings</p>
        {destinations.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} onClick={onNavigate} className={itemClass} activeProps={{ className: 'bg-text/7 text-text' }}>
            <Icon aria-hidden="true" className="size-4" />
            {label}
          </Link>
        ))}
        <hr className="mx-2 my-3 border-border" />
        <a href="/app/" className={itemClass}>
          <Smartphone aria-hidden="true" className="size-4" />
          Open the phone app
          <ArrowUpRight aria-hidden="true" className="ml-auto size-3.5 text-tertiary" />
        </a>
      </nav>
      <UserMenu me={me} />
    </div>
  )
}
