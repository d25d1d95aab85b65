import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Field, inputClass } from './field.tsx'

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'children' | 'id' | 'type'> {
  label: string
  help?: ReactNode
  error?: string | undefined
  aside?: ReactNode
}

/** A hidden text with a button that shows it. */
export function PasswordField({ label, help, error, aside, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={label} help={help} error={error} aside={aside}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={`${inputClass} pr-11`}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label="Show characters"
            aria-controls={control.id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0.5 right-0.5 flex w-9 items-center justify-center rounded-md text-secondary hover:text-text pointer-coarse:w-11"
          >
            <Icon aria-hidden="true" className="size-4" />
          </button>
        </div>
      )}
    </Field>
  )
}
