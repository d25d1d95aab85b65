import type { VendorField } from '@pocketsoc/contract'
import type { Dispatch } from 'react'
import { dayOf } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { linkClass } from '../../ui/entry-page.tsx'
import { Field, inputClass, TextField } from '../../ui/field.tsx'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { fieldHint } from './field-checks.ts'
import { FieldOptions } from './field-options.tsx'
import { type FormAction, pointerOf } from './form-state.ts'

interface VendorFieldInputProps {
  field: VendorField
  value: string
  error: string | undefined
  /** Set where a secret is held already. */
  secret: { setAt: string } | undefined
  kept: boolean
  dispatch: Dispatch<FormAction>
}

/** One field of a vendor's form. Kinds of a newer server are drawn as text. */
export function VendorFieldInput({ field, value, error, secret, kept, dispatch }: VendorFieldInputProps) {
  if (kept && secret) return <KeptSecret field={field} setAt={secret.setAt} dispatch={dispatch} />
  const hint = fieldHint(field, value)
  const shared = {
    label: field.label,
    error,
    value,
    placeholder: field.placeholder,
    autoComplete: 'off',
    spellCheck: false,
    required: true,
    help: hint ? <span className="text-warning">{hint}</span> : field.help,
    onChange: (event: { target: { value: string } }) =>
      dispatch({ type: 'value-typed', name: field.name, value: event.target.value }),
    onBlur: () => dispatch({ type: 'input-left', pointer: pointerOf(field.name) }),
  }
  if (field.kind === 'secret') {
    const keep = secret ? (
      <button
        type="button"
        className={`${linkClass} min-h-6 text-sm`}
        onClick={() => dispatch({ type: 'secret-kept', name: field.name })}
      >
        Keep the old one
      </button>
    ) : undefined
    return (
      <PasswordField
        {...shared}
        ref={secret ? focusOnMount : undefined}
        aside={keep}
        data-1p-ignore=""
        data-lpignore="true"
        data-bwignore=""
      />
    )
  }
  return (
    <TextField
      {...shared}
      type={field.kind === 'url' ? 'url' : 'text'}
      inputMode={field.kind === 'url' ? 'url' : undefined}
      className={field.kind === 'guid' ? 'tabular-nums' : undefined}
      aside={
        field.options && field.options.length > 1 ? (
          <FieldOptions
            options={field.options}
            value={value}
            onChoose={(chosen) => dispatch({ type: 'value-typed', name: field.name, value: chosen })}
          />
        ) : undefined
      }
    />
  )
}

interface KeptSecretProps {
  field: VendorField
  setAt: string
  dispatch: Dispatch<FormAction>
}

/** A secret that is held: it is never shown again, only replaced. */
function KeptSecret({ field, setAt, dispatch }: KeptSecretProps) {
  return (
    <Field label={field.label} help="Sealed on the server and never shown again. Replace it when you rotate it.">
      {(control) => (
        <div className="flex gap-2">
          <input {...control} readOnly value={`•••••••• set ${dayOf(setAt)}`} className={`${inputClass} text-secondary`} />
          <Button
            aria-label={`Replace ${field.label}`}
            className="h-9"
            onClick={() => dispatch({ type: 'secret-replaced', name: field.name })}
          >
            Replace
          </Button>
        </div>
      )}
    </Field>
  )
}
