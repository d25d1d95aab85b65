import { initials } from '../lib/initials.ts'

/** Stands for a vendor or a person by the first letters of the name. */
export function Monogram({ name, round = false }: { name: string; round?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`flex size-9 shrink-0 items-center justify-center bg-accent-soft font-semibold text-accent text-xs tracking-normal ${round ? 'rounded-full' : 'rounded-lg'}`}
    >
      {initials(name)}
    </span>
  )
}
