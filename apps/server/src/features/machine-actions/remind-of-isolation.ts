import { and, eq, lt, or } from 'drizzle-orm'
import { machineActions, machines, members, users } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { readPolicy } from './isolation-policy.ts'

const hour = 60 * 60 * 1000

type MachineRow = typeof machines.$inferSelect

/**
 * Reminds of machines that are still cut off, each time the policy's span has passed; answers of how many. Whoever
 * isolated one is told; where that is no member (any more), as when it was done in the vendor's portal, the owners are.
 */
export async function remindOfIsolation(services: Services): Promise<number> {
  const now = new Date(services.environment.clock.now())
  let reminded = 0
  for (const { machine, requestedByUserId } of await cutOff(services, now)) {
    if (!(await claim(services, machine, now))) continue
    reminded += 1
    const span = spanWords(now.getTime() - (machine.isolationSince ?? now).getTime())
    for (const reader of await readersOf(services, machine.organizationId, requestedByUserId)) {
      await services.mailer.send({ to: reader.email, ...wordsFor(machine, span, reader), ...linkTo(services, machine) })
    }
  }
  return reminded
}

/** Machines that are cut off for an hour at least; one whose release failed still is. */
async function cutOff(services: Services, now: Date) {
  const stillCutOff = or(
    eq(machines.isolationState, 'isolated'),
    and(eq(machines.isolationState, 'failed'), eq(machineActions.kind, 'release')),
  )
  return asSystem(services.database, (tx) =>
    tx.sql
      .select({ machine: machines, requestedByUserId: machineActions.requestedByUserId })
      .from(machines)
      .leftJoin(
        machineActions,
        and(eq(machineActions.organizationId, machines.organizationId), eq(machineActions.id, machines.isolationActionId)),
      )
      .where(and(stillCutOff, lt(machines.isolationSince, new Date(now.getTime() - hour)))),
  )
}

/** Marks the reminder as sent before it is sent, so that a crash skips one rather than repeats it. */
async function claim(services: Services, machine: MachineRow, now: Date): Promise<boolean> {
  return asOrganization(services.database, machine.organizationId, async (tx) => {
    const { remindAfterHours } = await readPolicy(tx, machine.organizationId)
    const latest = Math.max(machine.isolationSince?.getTime() ?? 0, machine.remindedAt?.getTime() ?? 0)
    if (now.getTime() - latest < remindAfterHours * hour) return false
    await tx.sql.update(machines).set({ remindedAt: now }).where(eq(machines.id, machine.id))
    return true
  })
}

interface Reader {
  email: string
  name: string
  /** Whether this is who asked for what the machine's state comes from. */
  asked: boolean
}

async function readersOf(services: Services, organizationId: string, requesterId: string | null): Promise<Reader[]> {
  const team = await asSystem(services.database, (tx) =>
    tx.sql
      .select({ id: users.id, email: users.email, name: users.name, role: members.role })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organizationId, organizationId)),
  )
  const requester = team.find(({ id }) => id === requesterId)
  if (requester) return [{ ...requester, asked: true }]
  return team.filter(({ role }) => role === 'owner').map((owner) => ({ ...owner, asked: false }))
}

function spanWords(milliseconds: number): string {
  const hours = Math.floor(milliseconds / hour)
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}

function wordsFor({ name, isolationState, isolationBy }: MachineRow, span: string, reader: Reader) {
  const machine = name ?? 'A machine'
  const who = reader.asked ? 'you' : (isolationBy ?? 'Somebody')
  const told =
    isolationState === 'failed'
      ? `${who} asked to release ${machine} ${span} ago. That failed, so it is still isolated.`
      : `${who} isolated ${machine} ${span} ago, and it still is.`
  return { subject: `${machine} is still isolated`, paragraphs: [`Hello ${reader.name},`, told] }
}

function linkTo({ config }: Services, machine: MachineRow) {
  return {
    button: { label: 'Open the machine', url: `${config.publicUrl}/app/machines/${machine.id}` },
    footnote: 'Release it when the investigation allows. Administrators set how often PocketSOC reminds.',
  }
}
