import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { machineActions, machines, users } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { readPolicy } from './isolation-policy.ts'

const hour = 60 * 60 * 1000

/** Reminds whoever isolated a machine that it still is, each time the policy's span has passed; answers how many. */
export async function remindOfIsolation(services: Services): Promise<number> {
  const now = new Date(services.environment.clock.now())
  const old = await asSystem(services.database, (tx) =>
    tx.sql
      .select({ machine: machines, email: users.email, name: users.name })
      .from(machines)
      .innerJoin(machineActions, eq(machineActions.id, machines.isolationActionId))
      .innerJoin(users, eq(users.id, machineActions.requestedByUserId))
      .where(
        and(
          eq(machines.isolationState, 'isolated'),
          lt(machines.isolationSince, new Date(now.getTime() - hour)),
          or(isNull(machines.remindedAt), lt(machines.remindedAt, new Date(now.getTime() - hour))),
        ),
      ),
  )
  let reminded = 0
  for (const { machine, email, name } of old) {
    const due = await claim(services, machine, now)
    if (!due) continue
    reminded += 1
    const hours = Math.floor((now.getTime() - (machine.isolationSince ?? now).getTime()) / hour)
    await services.mailer.send({
      to: email,
      subject: `${machine.name ?? 'A machine'} is still isolated`,
      paragraphs: [`Hello ${name},`, `you isolated ${machine.name ?? 'a machine'} ${hours} hours ago, and it still is.`],
      button: { label: 'Open the machine', url: `${services.config.publicUrl}/app/machines/${machine.id}` },
      footnote: 'Release it when the investigation allows. Administrators set how often PocketSOC reminds.',
    })
  }
  return reminded
}

/** Marks the reminder as sent before it is sent, so that a crash skips one rather than repeats it. */
async function claim(services: Services, machine: typeof machines.$inferSelect, now: Date): Promise<boolean> {
  return asOrganization(services.database, machine.organizationId, async (tx) => {
    const { remindAfterHours } = await readPolicy(tx, machine.organizationId)
    const latest = Math.max(machine.isolationSince?.getTime() ?? 0, machine.remindedAt?.getTime() ?? 0)
    if (now.getTime() - latest < remindAfterHours * hour) return false
    await tx.sql.update(machines).set({ remindedAt: now }).where(eq(machines.id, machine.id))
    return true
  })
}
