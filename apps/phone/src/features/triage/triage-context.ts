import type { DetectionSummary } from '@pocketsoc/contract'
import { createContext, use } from 'react'
import type { Wish } from './triage-request.ts'

export type TriageSheetName = 'status' | 'assign' | 'close' | 'comment'

export interface Asking {
  sheet: TriageSheetName
  targets: readonly DetectionSummary[]
  onAsked?: (() => void) | undefined
}

export interface Triage {
  /** Opens a sheet that asks what to change; `onAsked` runs once a choice was made in it. */
  ask(sheet: TriageSheetName, targets: readonly DetectionSummary[], onAsked?: () => void): void
  /** Changes without asking more. */
  change(targets: readonly DetectionSummary[], wish: Wish): void
}

export const TriageContext = createContext<Triage | null>(null)

/** How to change detections from anywhere below a `TriageProvider`. */
export function useTriage(): Triage {
  const triage = use(TriageContext)
  if (!triage) throw new Error('useTriage needs a TriageProvider above it')
  return triage
}
