import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent shadow-xs hover:brightness-108 active:brightness-95',
  secondary: 'border border-border bg-surface text-text shadow-xs hover:bg-raised',
  quiet: 'text-secondary hover:bg-raised hover:text-text',
  danger: 'bg-danger text-surface shadow-xs hover:brightness-108 active:brightness-95',
}

/** Classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = 'secondary', block = false): string {
  return clsx(
    'inline-flex h-8.5 shrink-0 select-none items-center justify-center gap-1.5 rounded-lg px-3 font-medium text-sm',
    'whitespace-nowrap transition-[background-color,filter,opacity] duration-100 pointer-coarse:h-11 pointer-coarse:px-4',
    'disabled:cursor-not-allowed disabled:opacity-55',
    looks[look],
    block && 'h-10 w-full',
  )
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  /** As wide as its container. */
  block?: boolean
  /** Something is under way: shows it and refuses a second press. */
  busy?: boolean
  icon?: ReactNode
}

export function Button({ look, block, busy = false, icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      onMouseDown={rest.type === 'submit' || rest.type === 'reset' ? keepFocus : undefined}
      {...rest}
      className={clsx(buttonClass(look, block), className)}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
    >
      {busy ? <LoaderCircle aria-hidden="true" className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  )
}

/**
 * A field that loses the focus may show or drop its error at once and so move the button away from under the pointer,
 * between press and release: the click would be lost.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}

/** A square button with an icon alone; `label` is its name. */
export function IconButton({ label, className, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-secondary transition-colors',
        'hover:bg-raised hover:text-text pointer-coarse:size-11',
        className,
      )}
    />
  )
}
