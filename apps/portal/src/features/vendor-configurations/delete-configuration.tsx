import type { VendorConfiguration } from '@pocketsoc/contract'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { count } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { useDeleteConfiguration } from './queries.ts'

interface DeleteConfigurationProps {
  configuration: VendorConfiguration
  onDeleted: () => void
}

/** Deletes after the display name was typed, so that no slip of the hand does it. */
export function DeleteConfiguration({ configuration, onDeleted }: DeleteConfigurationProps) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const remove = useDeleteConfiguration(configuration.id)
  const { displayName, health } = configuration
  const detections = `${count(health.detectionCount)} ${health.detectionCount === 1 ? 'detection' : 'detections'}`
  const toggle = (next: boolean) => {
    setOpen(next)
    setTyped('')
    remove.reset()
  }
  return (
    <>
      <Button icon={<Trash2 aria-hidden="true" className="size-4" />} onClick={() => toggle(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={toggle}
        title={`Delete ${displayName}?`}
        description={
          <p>
            This deletes its secret and its <strong className="font-semibold text-text">{detections}</strong> from PocketSOC, on
            every phone too. Nothing changes at {configuration.vendorName}. It cannot be undone.
          </p>
        }
        confirm="Delete"
        busy={remove.isPending}
        disabled={typed.trim() !== displayName.trim()}
        onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted })}
      >
        <TextField
          label={`Type “${displayName}” to confirm`}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        {remove.error ? <ProblemNotice problem={problemOf(remove.error)} /> : null}
      </ConfirmDialog>
    </>
  )
}
