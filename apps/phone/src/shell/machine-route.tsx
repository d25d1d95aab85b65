import { IsolationButton } from '../features/machine-actions/isolation-button.tsx'
import { MachineActionsSection } from '../features/machine-actions/machine-actions-section.tsx'
import { MachineScreen, type MachineSlots } from '../features/machines/machine-screen.tsx'
import { Section } from '../ui/section.tsx'

/** Which feature adds what to the page of a machine. */
const slots: MachineSlots = {
  actions: (machine) => (
    <Section>
      <IsolationButton machine={machine} />
    </Section>
  ),
  sections: (machine) => <MachineActionsSection machineId={machine.id} />,
}

/** A machine with what can be done to it and what was. */
export function MachineRoute() {
  return <MachineScreen slots={slots} />
}
