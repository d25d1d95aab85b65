import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { type Command, noKeys, pressKey } from './key-sequence.ts'
import { destinations } from './navigation.ts'
import { readShortcutsOn, storeShortcutsOn } from './shortcut-preference.ts'

const keys: Record<string, string> = Object.fromEntries(destinations.map(({ key, to }) => [key, to]))
const add = '/settings/vendor-configurations/new'

/** Single-key shortcuts, listed under `?`, where they can be turned off (WCAG 2.1.4). */
export function Shortcuts() {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(readShortcutsOn)

  useEffect(() => {
    let sequence = noKeys
    const run = (command: Command) => {
      if (command === 'help') return setOpen(true)
      if (on) void navigate({ href: command === 'add' ? add : command.go })
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
      sequence = pressKey(sequence, event.key, keys)
      if (!sequence.command) return
      event.preventDefault()
      run(sequence.command)
      sequence = noKeys
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [navigate, on])

  const turn = (value: boolean) => {
    setOn(value)
    storeShortcutsOn(value)
  }
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[#06080d]/50 backdrop-blur-[2px]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-w-sm animate-rise rounded-xl border border-border bg-surface p-5 shadow-2xl focus:outline-none"
        >
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="font-semibold text-lg">Keyboard shortcuts</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X aria-hidden="true" className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          <dl className="grid gap-2">
            {destinations.map(({ key, label }) => (
              <Shortcut key={key} keys={['g', key]} label={`Go to ${label}`} />
            ))}
            <Shortcut keys={['n']} label="Add Configuration" />
            <Shortcut keys={['?']} label="This list" />
          </dl>
          <label className="mt-4 flex items-center gap-2.5 border-border border-t pt-4 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={on}
              onChange={(event) => turn(event.target.checked)}
            />
            Use single-key shortcuts
          </label>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Shortcut({ keys, label }: { keys: string[]; label: string }) {
  return (
    <div className="flex items-center justify-between">
      <dt className="text-secondary">{label}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-md border border-border bg-raised px-1.5 font-sans text-secondary text-xs"
          >
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  )
}

function isTyping(target: EventTarget | null): boolean {
  const inDialog = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
  return inDialog || (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]'))
}
