import type { Me } from '@pocketsoc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { toast } from 'sonner'
import { problemOf } from '../../lib/problem.ts'
import { signOut } from '../../lib/session.ts'
import { menuClass, menuItemClass } from '../../ui/menu.ts'
import { Monogram } from '../../ui/monogram.tsx'

export function UserMenu({ me }: { me: Me }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      await signOut(queryClient)
      await navigate({ to: '/sign-in' })
    },
    onError: (error) => toast.error(problemOf(error).title, { description: problemOf(error).remedy }),
  })
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex w-full items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-text/5 data-[state=open]:bg-text/5">
        <Monogram name={me.user.name} round />
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate font-medium text-sm">{me.user.name}</span>
          <span className="block truncate text-secondary text-xs">{me.user.email}</span>
        </span>
        <span className="sr-only">Account menu</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-secondary" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content side="top" align="start" sideOffset={6} className={menuClass}>
        <DropdownMenu.Item asChild>
          <Link to="/settings/account" className={menuItemClass}>
            <UserRound aria-hidden="true" className="size-4 text-secondary" />
            Account
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Item className={menuItemClass} onSelect={() => leave.mutate()}>
          <LogOut aria-hidden="true" className="size-4 text-secondary" />
          Sign out
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
