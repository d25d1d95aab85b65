import type { Question } from './confirm.ts'

/** Asks in the browser's own dialog, which keyboard and screen reader already know. */
export function confirm({ title, words, onConfirm }: Question): void {
  if (window.confirm(`${title}\n\n${words}`)) onConfirm()
}
