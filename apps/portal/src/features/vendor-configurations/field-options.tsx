import type { VendorField } from '@pocketsoc/contract'
import { Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { menuClass } from '../../ui/menu.ts'

interface FieldOptionsProps {
  options: NonNullable<VendorField['options']>
  value: string
  onChoose: (value: string) => void
}

/** Known values of a field, to choose from; the input beside takes any other. */
export function FieldOptions({ options, value, onChoose }: FieldOptionsProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="inline-flex min-h-6 items-center gap-0.5 rounded-sm font-medium text-accent text-sm underline-offset-3 hover:underline">
        Choose<span className="sr-only"> from known values</span>
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        className={`${menuClass} max-h-80 max-w-[calc(100vw-2rem)] overflow-y-auto`}
      >
        <DropdownMenu.RadioGroup value={value} onValueChange={onChoose}>
          {options.map((option) => (
            <DropdownMenu.RadioItem
              key={option.value}
              value={option.value}
              className="flex cursor-default select-none items-start gap-2 rounded-lg px-2.5 py-1.5 outline-none data-[highlighted]:bg-raised"
            >
              <span className="mt-0.5 size-4 shrink-0 text-accent">
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden="true" className="size-4" />
                </DropdownMenu.ItemIndicator>
              </span>
              <span className="min-w-0">
                <span className="block text-sm">{option.label}</span>
                <span className="block break-all text-secondary text-xs">{option.value}</span>
              </span>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
