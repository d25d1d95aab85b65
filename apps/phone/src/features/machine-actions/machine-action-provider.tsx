import { type PropsWithChildren, useState } from 'react'
import { IsolationSheet } from './isolation-sheet.tsx'
import { type IsolationAsking, IsolationContext } from './machine-action-context.ts'

/** Lets everything below it isolate and release machines. */
export function MachineActionProvider({ children }: PropsWithChildren) {
  const [asking, setAsking] = useState<IsolationAsking | null>(null)
  return (
    <IsolationContext value={setAsking}>
      {children}
      {asking ? <IsolationSheet asking={asking} onClose={() => setAsking(null)} /> : null}
    </IsolationContext>
  )
}
