import type { Me } from '@pocketsoc/contract'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'

const roleLabels: Record<string, string> = {
  owner: 'Owner',
  admin: 'Administrator',
  responder: 'Responder',
  analyst: 'Analyst',
  viewer: 'Viewer',
}

/** The member, their organisation and what they may do in it. */
export function AccountSection({ me }: { me: Me }) {
  return (
    <Section title="Account">
      <Fact label="Name" value={me.user.name} />
      <Fact label="E-mail" value={me.user.email} />
      <Fact label="Organisation" value={me.organization.name} />
      <Fact label="Role" value={roleLabels[me.role] ?? me.role} />
    </Section>
  )
}
