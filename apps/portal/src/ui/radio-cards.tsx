import { clsx } from 'clsx'
import { useId } from 'react'

interface RadioCard<Value extends string> {
  value: Value
  label: string
  description: string
}

interface RadioCardsProps<Value extends string> {
  legend: string
  cards: readonly RadioCard<Value>[]
  value: Value
  /** Beside each other where there is room. */
  columns: 2 | 3
  disabled?: boolean
  onChange: (value: Value) => void
}

/** One of a few, each with a word of explanation. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="grid gap-1.5" disabled={props.disabled}>
      <legend className="mb-1.5 font-medium text-sm">{props.legend}</legend>
      <div className={clsx('grid gap-2', props.columns === 2 ? 'sm:grid-cols-2' : 'md:grid-cols-3')}>
        {props.cards.map(({ value, label, description }) => (
          <label
            key={value}
            className="flex cursor-pointer gap-2.5 rounded-lg border border-border bg-surface px-3 py-2.5 shadow-xs hover:border-tertiary/60 has-[:checked]:border-accent has-[:checked]:bg-accent-soft/50 has-[:disabled]:cursor-default has-[:disabled]:border-border has-[:disabled]:bg-raised has-[:disabled]:hover:border-border has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
              aria-describedby={`${name}-${value}`}
              aria-label={label}
              className="mt-0.75 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="grid content-start gap-0.5">
              <span className="font-medium text-sm">{label}</span>
              <span id={`${name}-${value}`} className="text-secondary text-sm">
                {description}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
