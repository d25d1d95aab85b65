import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: ReactNode
  confirm: string
  cancel?: string
  /** The confirming button's state. */
  busy?: boolean
  disabled?: boolean
  onConfirm: () => void
  children?: ReactNode
}

/** Asks before something that cannot be taken back. Escape and Cancel leave everything as it is. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[#06080d]/50 backdrop-blur-[2px]" />
        <AlertDialog.Content className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-w-md animate-rise rounded-xl border border-border bg-surface p-5 shadow-2xl focus:outline-none">
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              if (!props.disabled && !props.busy) props.onConfirm()
            }}
          >
            <div className="grid gap-1.5">
              <AlertDialog.Title className="font-semibold text-lg tracking-[-0.01em]">{props.title}</AlertDialog.Title>
              <AlertDialog.Description asChild>
                <div className="grid gap-2 text-secondary">{props.description}</div>
              </AlertDialog.Description>
            </div>
            {props.children}
            <div className="flex justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button>{props.cancel ?? 'Cancel'}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" look="danger" busy={props.busy ?? false} disabled={props.disabled}>
                {props.confirm}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
