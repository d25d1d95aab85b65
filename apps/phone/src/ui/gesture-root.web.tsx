import type { PropsWithChildren } from 'react'

/** In a browser no row is swiped. */
export function GestureRoot({ children }: PropsWithChildren) {
  return children
}
