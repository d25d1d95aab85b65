import type { Role } from '@pocketsoc/contract'
import { Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { roleLabel, roleWords } from '../../lib/role-words.ts'
import { buttonClass } from '../../ui/button.tsx'
import { menuClass } from '../../ui/menu.ts'

interface RoleMenuProps {
  /** Whose role it is. */
  name: string
  role: string
  roles: readonly Role[]
  disabled: boolean
  onChoose: (role: Role) => void
}

/** The role of a member, and what else it could be, each with what it lets one do. */
export function RoleMenu({ name, role, roles, disabled, onChoose }: RoleMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        disabled={disabled}
        aria-label={`Role of ${name}: ${roleLabel(role)}`}
        className={`${buttonClass()} w-30 justify-between!`}
      >
        {roleLabel(role)}
        <ChevronDown aria-hidden="true" className="size-4 text-secondary" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" sideOffset={6} className={`${menuClass} w-72`}>
        <DropdownMenu.RadioGroup value={role}>
          {roles.map((each) => (
            <DropdownMenu.RadioItem
              key={each}
              value={each}
              onSelect={() => (each === role ? undefined : onChoose(each))}
              className="flex cursor-default select-none items-start gap-2 rounded-lg px-2.5 py-1.5 outline-none data-[highlighted]:bg-raised pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">{roleWords[each].label}</span>
                <span className="block text-secondary text-xs">{roleWords[each].may}</span>
              </span>
              <DropdownMenu.ItemIndicator>
                <Check aria-hidden="true" className="mt-0.5 size-4 text-accent" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
