import type { Me } from '@pocketsoc/contract'
import { Menu, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Sidebar } from './sidebar.tsx'

/** The sidebar's place on a phone: a bar, and a sheet that slides in. */
export function TopBar({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-border border-b bg-grouped/90 px-2 backdrop-blur-lg lg:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger asChild>
          <IconButton label="Menu">
            <Menu aria-hidden="true" className="size-5" />
          </IconButton>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[#06080d]/50" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 w-72 animate-slide border-border border-r bg-grouped pt-[env(safe-area-inset-top)] shadow-2xl focus:outline-none"
          >
            <Dialog.Title className="sr-only">Menu</Dialog.Title>
            <Sidebar me={me} onNavigate={() => setOpen(false)} />
            <Dialog.Close asChild>
              <IconButton label="Close menu" className="absolute top-3 right-3">
                <X aria-hidden="true" className="size-4.5" />
              </IconButton>
            </Dialog.Close>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Logo size={24} />
      <span className="truncate font-semibold tracking-[-0.01em]">{me.organization.name}</span>
    </header>
  )
}
