import type { Evidence } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { defang } from './defang.ts'
import { type EvidenceOf, groupEvidence } from './evidence-groups.ts'
import { FileEvidence } from './file-evidence.tsx'
import { ProcessEvidence } from './process-evidence.tsx'
import { readable } from './words.ts'

/** All evidence, by kind: processes first, they tell the story. */
export function EvidenceSections({ evidence }: { evidence: readonly Evidence[] }) {
  const { process, file, user, ip, url, registry, other } = groupEvidence(evidence)
  return (
    <>
      <Group title="Processes" items={process} render={(item) => <ProcessEvidence process={item} />} />
      <Group title="Files" items={file} render={(item) => <FileEvidence file={item} />} />
      <Group title="Accounts in evidence" items={user} render={(item) => <Account account={item} />} />
      <Group
        title="IP addresses"
        items={ip}
        render={(item) => <Fact label="Address" value={item.address} mono copy={`address ${item.address}`} />}
      />
      <Group
        title="Web addresses"
        items={url}
        render={(item) => <Fact label="Defanged" value={defang(item.url)} mono copy="defanged address" />}
      />
      <Group title="Registry" items={registry} render={(item) => <RegistryValue entry={item} />} />
      <Group title="Other evidence" items={other} render={(item) => <Other item={item} />} />
    </>
  )
}

interface GroupProps<T> {
  title: string
  items: readonly T[]
  render: (item: T) => ReactNode
}

function Group<T>({ title, items, render }: GroupProps<T>) {
  if (items.length === 0) return null
  return (
    <Section title={title} count={items.length}>
      {items.map(render)}
    </Section>
  )
}

function Account({ account }: { account: EvidenceOf<'user'> }) {
  const { name, domain, principalName, sid } = account
  const value = domain && name ? `${domain}\\${name}` : (name ?? principalName ?? sid ?? 'Unknown account')
  return (
    <Fact
      label="Account"
      value={value}
      note={[principalName, sid].filter((part) => part && part !== value).join('\n')}
      copy={`account ${value}`}
    />
  )
}

function RegistryValue({ entry }: { entry: EvidenceOf<'registry'> }) {
  const key = [entry.hive, entry.key].filter(Boolean).join('\\')
  const value = [entry.valueName, entry.value].filter(Boolean).join(' = ')
  return <Fact label={entry.valueType ?? 'Key'} value={[key, value].filter(Boolean).join('\n')} mono copy="registry value" />
}

function Other({ item }: { item: EvidenceOf<'other'> }) {
  const lines = Object.entries(item.fields).map(([name, value]) => `${readable(name)}: ${value}`)
  return <Fact label={readable(item.entityType)} value={lines.join('\n') || 'No details'} copy={readable(item.entityType)} />
}
