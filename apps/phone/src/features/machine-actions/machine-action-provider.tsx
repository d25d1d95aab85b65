import { type PropsWithChildren, useState } from 'react'
import { IsolationSheet } from './isolation-sheet.tsx'
import { type IsolationAsking, IsolationContext, type ManyAsking } from './machine-action-context.ts'
import { ManySheet } from './many-sheet.tsx'

/** Lets everything below it isolate and release machines. */
export function MachineActionProvider({ children }: PropsWithChildren) {
  const [asking, setAsking] = useState<IsolationAsking | ManyAsking | null>(null)
  return (
    <IsolationContext value={setAsking}>
      {children}
      {asking && 'machines' in asking ? <ManySheet asking={asking} onClose={() => setAsking(null)} /> : null}
      {asking && 'machine' in asking ? <IsolationSheet asking={asking} onClose={() => setAsking(null)} /> : null}
    </IsolationContext>
  )
}
