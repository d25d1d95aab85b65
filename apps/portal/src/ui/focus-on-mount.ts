/** A ref that puts the cursor into an input as it appears, for an input the reader has just asked for. */
export function focusOnMount(input: HTMLInputElement | null): void {
  input?.focus()
}

/** The same for the first input of a page; not on touch screens, where it would raise the keyboard over the page. */
export function focusFirst(input: HTMLInputElement | null): void {
  if (window.matchMedia('(pointer: fine)').matches) input?.focus()
}
