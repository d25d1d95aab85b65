import type { MachineDetail } from '@pocketsoc/contract'
import { ageInWords, asOf, exactTime } from '../../lib/time-words.ts'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { lastSeenNote } from './machine-words.ts'

/** Everything known of a machine, each only where it is known. */
export function MachineFacts({ machine, now }: { machine: MachineDetail; now: number }) {
  const { addresses, externalAddress, tags, users } = machine
  const system = [machine.osPlatform, machine.osVersion].filter(Boolean).join(' ')
  return (
    <>
      <Section title="Machine" footer={`Read from ${machine.source.vendorName} ${asOf(Date.parse(machine.refreshedAt), now)}.`}>
        {machine.name ? <Fact label="Name" value={machine.name} copy="machine name" /> : null}
        {machine.health ? <Fact label="Health" value={machine.health} /> : null}
        {machine.riskScore ? <Fact label="Risk" value={machine.riskScore} /> : null}
        {machine.exposureLevel ? <Fact label="Exposure" value={machine.exposureLevel} /> : null}
        {system ? <Fact label="System" value={system} /> : null}
        {machine.group ? <Fact label="Group" value={machine.group} /> : null}
        {tags.length > 0 ? <Fact label="Tags" value={tags.join(', ')} /> : null}
        {machine.managedBy ? <Fact label="Managed by" value={machine.managedBy} /> : null}
        {machine.lastSeenAt ? (
          <Fact label="Last seen" value={exactTime(machine.lastSeenAt)} note={lastSeenNote(machine, now)} />
        ) : null}
        {machine.firstSeenAt ? <Fact label="First seen" value={exactTime(machine.firstSeenAt)} /> : null}
        <Fact label="Machine id" value={machine.vendorMachineId} mono copy="machine id" />
      </Section>
      {addresses.length > 0 || externalAddress ? (
        <Section title="Addresses">
          {addresses.map(({ address, mac, kind }) => (
            <Fact
              key={`${address} ${mac}`}
              label={kind ?? 'Internal'}
              value={address}
              note={mac}
              mono
              copy={`address ${address}`}
            />
          ))}
          {externalAddress ? (
            <Fact label="External" value={externalAddress} mono copy={`external address ${externalAddress}`} />
          ) : null}
        </Section>
      ) : null}
      {users.length > 0 ? (
        <Section title="Users" count={users.length} footer="Seen in the evidence of this machine's detections.">
          {users.map(({ name, lastSeenAt }) => (
            <Fact
              key={name}
              label="Account"
              value={name}
              note={lastSeenAt ? `Last in a detection ${ageInWords(lastSeenAt, now)}` : null}
              copy={`user ${name}`}
            />
          ))}
        </Section>
      ) : null}
    </>
  )
}
