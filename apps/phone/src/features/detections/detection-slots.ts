import type { Detection } from '@pocketsoc/contract'
import type { ReactNode } from 'react'

type Slot = (detection: Detection) => ReactNode

/** What other features add to the page of a detection; a route fills them. */
export interface DetectionSlots {
  /** Above the page: what waits for the reader elsewhere. */
  banner?: Slot
  /** Under the story: ways to look closer, such as a graph or a hunt. */
  entries?: Slot
  /** Says more of the machine than its name; stands in its place. */
  machine?: Slot
  /** After the timeline and comments. */
  sections?: Slot
  /** Stays under the page, in reach of a thumb. */
  toolbar?: Slot
}
