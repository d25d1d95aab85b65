import type { PropsWithChildren } from 'react'

/** In a browser rows follow the finger by themselves; nothing has to listen above them. */
export function GestureRoot({ children }: PropsWithChildren) {
  return children
}
