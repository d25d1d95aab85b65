import type { Detection } from '@pocketsoc/contract'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { readable } from './words.ts'

const relations: Record<string, string> = { related: 'Related', logged_on: 'Logged on', evidence: 'In evidence' }

/** The users it touches, and how each belongs to it. */
export function PeopleSection({ users }: { users: Detection['users'] }) {
  if (users.length === 0) return null
  return (
    <Section title="Users" count={users.length}>
      {users.map(({ name, domain, principalName, relation }) => {
        const account = domain && name ? `${domain}\\${name}` : (name ?? principalName ?? 'Unknown user')
        return (
          <Fact
            key={`${account} ${relation}`}
            label={relations[relation] ?? readable(relation)}
            value={account}
            note={principalName === account ? null : principalName}
            copy={`user ${account}`}
          />
        )
      })}
    </Section>
  )
}
