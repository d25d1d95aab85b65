import type { Detection } from '@pocketsoc/contract'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'

/** The machine it happened on. */
export function MachineSection({ detection: { machine, machineGroup } }: { detection: Detection }) {
  if (!machine && !machineGroup) return null
  return (
    <Section title="Machine">
      {machine?.name ? <Fact label="Name" value={machine.name} copy="machine name" /> : null}
      {machineGroup ? <Fact label="Machine group" value={machineGroup} /> : null}
      {machine?.vendorMachineId ? <Fact label="Machine id" value={machine.vendorMachineId} mono copy="machine id" /> : null}
    </Section>
  )
}
