import type { RowAction } from './row-action.ts'
import { RowButton } from './row-button.tsx'
import { Section } from './section.tsx'
import { Sheet } from './sheet.tsx'

export interface ActionMenuProps {
  title: string
  open: boolean
  actions: readonly RowAction[]
  onAction: (key: string) => void
  onClose: () => void
}

/** Everything that can be done with one thing. */
export function ActionMenu({ title, open, actions, onAction, onClose }: ActionMenuProps) {
  return (
    <Sheet fit closeLabel="Cancel" title={title} open={open} onClose={onClose}>
      <Section>
        {actions.map(({ key, label, icon, tone }) => (
          <RowButton
            key={key}
            icon={icon}
            label={label}
            tone={tone === 'danger' ? 'danger' : 'text'}
            onPress={() => {
              onClose()
              onAction(key)
            }}
          />
        ))}
      </Section>
    </Sheet>
  )
}
