/** How far a row has been pulled aside by a finger, in points; to the right is positive. */
export interface SwipeTrack {
  /** Where the row lay when the finger came down. */
  from: number
  startX: number
  startY: number
  /** Null until the finger has gone far enough to mean one direction. */
  axis: 'across' | 'down' | null
}

/** How far the row can be pulled to either side: as wide as the buttons there. */
export interface SwipeReach {
  leading: number
  trailing: number
}

// As far as a finger trembles.
const slop = 10
// Further than the buttons are wide the row follows only reluctantly.
const rubber = 0.2

/** Decides once which way the finger means to go; a swipe across must be clearly flatter than steep. */
export function axisOf({ startX, startY, axis }: SwipeTrack, x: number, y: number): SwipeTrack['axis'] {
  if (axis) return axis
  const across = Math.abs(x - startX)
  const down = Math.abs(y - startY)
  if (across < slop && down < slop) return null
  return across > down * 1.2 ? 'across' : 'down'
}

/** Where the row lies under a finger at `x`. Nothing opens on a side without buttons. */
export function pulledTo({ from, startX }: SwipeTrack, x: number, { leading, trailing }: SwipeReach): number {
  const wanted = from + x - startX
  if (wanted > leading) return leading === 0 ? 0 : leading + (wanted - leading) * rubber
  if (wanted < -trailing) return trailing === 0 ? 0 : -trailing + (wanted + trailing) * rubber
  return wanted
}

/** Where the row comes to rest when the finger lets go: open on the side pulled past a third, else closed. */
export function restAt(offset: number, { leading, trailing }: SwipeReach): number {
  if (leading > 0 && offset > leading / 3) return leading
  if (trailing > 0 && offset < -trailing / 3) return -trailing
  return 0
}
