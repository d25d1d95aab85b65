import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'

/** Classes of everything one types or chooses in. The larger type on phones keeps iOS from zooming in. */
export const inputClass = clsx(
  'block h-9 w-full min-w-0 rounded-lg border border-border bg-surface px-3 text-base text-text shadow-xs pointer-coarse:h-11',
  'placeholder:text-tertiary hover:border-tertiary/60 max-sm:text-[1rem]',
  'focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/35 focus-visible:outline-offset-0',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger/35',
  'disabled:bg-raised disabled:text-secondary transition-[border-color] duration-100',
)

/** What connects an input to its label, its help and its error. */
interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldProps {
  label: string
  help?: ReactNode
  error?: string | undefined
  /** Beside the label, at the end of the line. */
  aside?: ReactNode
  children: (control: FieldControl) => ReactNode
}

/** A labelled input with its help and its error, announced when it appears. */
export function Field({ label, help, error, aside, children }: FieldProps) {
  const id = useId()
  const describedBy = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1">
      <div className="flex min-h-6 items-center justify-between gap-4">
        <label htmlFor={id} className="font-medium text-sm text-text">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldError id={`${id}-error`} error={error} />
      {help ? (
        <p id={`${id}-help`} className="text-secondary text-sm">
          {help}
        </p>
      ) : null}
    </div>
  )
}

/** The error under an input; the live region is there before its words, so that they are spoken. */
function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <div id={id} aria-live="polite" className="empty:hidden">
      {error ? (
        <p className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  )
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'children' | 'id'> {
  label: string
  help?: ReactNode
  error?: string | undefined
  aside?: ReactNode
}

export function TextField({ label, help, error, aside, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} aside={aside}>
      {(control) => <input {...input} {...control} className={clsx(inputClass, className)} />}
    </Field>
  )
}
