import { createContext, use } from 'react'
import type { MachineReference } from '../../lib/machine-queries.ts'
import type { PlanKind } from './isolation-plan.ts'
import type { NamedMachine } from './many-plan.ts'

export interface IsolationAsking {
  machine: MachineReference
  /** What to ask for; decided by the machine's state where left out. */
  kind?: PlanKind
  /** The detection that it is done for. */
  detectionId?: string | undefined
}

/** Several machines at once. */
export interface ManyAsking {
  machines: NamedMachine[]
  /** Called once they were asked for. */
  onAsked: () => void
}

/** Opens the sheet that isolates or releases a machine, or several. */
export type AskIsolation = (asking: IsolationAsking | ManyAsking) => void

export const IsolationContext = createContext<AskIsolation | null>(null)

/** How to isolate or release a machine from anywhere below a `MachineActionProvider`. */
export function useAskIsolation(): AskIsolation {
  const ask = use(IsolationContext)
  if (!ask) throw new Error('useAskIsolation needs a MachineActionProvider above it')
  return ask
}
