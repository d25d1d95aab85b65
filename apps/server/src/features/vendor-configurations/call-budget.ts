import type { CallBudget, Clock, Connector } from '@pocketsoc/connectors'
import { eq, inArray } from 'drizzle-orm'
import { vendorCallBudgets } from '../../db/schema/index.ts'
import { asSystem, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'

type Limits = Connector['callLimits']
/** [unix second, calls begun in it] */
type Seconds = [number, number][]

const minute = 60
const hour = 3600

/**
 * An allowance of calls, shared by everyone who spends the same key and kept in the database, so that neither a
 * restart nor a second process forgets calls already made.
 */
export function createCallBudget(services: Services, key: string, limits: Limits): CallBudget {
  const { clock } = services.environment
  return {
    async take(signal) {
      for (;;) {
        signal?.throwIfAborted()
        const waitSeconds = await takeAtOnce(services, key, limits)
        if (waitSeconds === 0) return
        await clock.sleep(waitSeconds * 1000, signal)
      }
    },
  }
}

/** Takes one call of an allowance and answers 0, or takes none and answers how many seconds until one is free. */
export function takeAtOnce(services: Services, key: string, limits: Limits): Promise<number> {
  const { clock } = services.environment
  return asSystem(services.database, (tx) => takeOne(tx, key, { limits, clock }))
}

/** Takes one call and answers 0, or answers how many seconds until one is free. */
async function takeOne(tx: Transaction, key: string, { limits, clock }: { limits: Limits; clock: Clock }): Promise<number> {
  await tx.sql.insert(vendorCallBudgets).values({ key, seconds: [] }).onConflictDoNothing()
  const [row] = await tx.sql.select().from(vendorCallBudgets).where(eq(vendorCallBudgets.key, key)).for('update')
  // Read under the row's lock, so that seconds never go backwards however long another taker held it.
  const now = Math.floor(clock.now() / 1000)
  const seconds = (row?.seconds ?? []).filter(([second]) => second >= now - hour)
  const wait = Math.max(
    secondsUntilFree(seconds, { span: minute, limit: limits.minute, now }),
    secondsUntilFree(seconds, { span: hour, limit: limits.hour, now }),
  )
  if (wait > 0) return wait
  const last = seconds.at(-1)
  if (last && last[0] === now) last[1] += 1
  else seconds.push([now, 1])
  await tx.sql.update(vendorCallBudgets).set({ seconds }).where(eq(vendorCallBudgets.key, key))
  return 0
}

/**
 * 0 when fewer than `limit` calls began within the last `span` seconds. A call counts until its whole second has left
 * the span, since it may have begun at the end of that second.
 */
function secondsUntilFree(seconds: Seconds, { span, limit, now }: { span: number; limit: number; now: number }): number {
  let calls = callsWithin(seconds, span, now)
  if (calls < limit) return 0
  for (const [second, count] of seconds) {
    if (second < now - span) continue
    calls -= count
    if (calls < limit) return second + span + 1 - now
  }
  return span
}

function callsWithin(seconds: Seconds, span: number, now: number): number {
  return seconds.reduce((sum, [second, count]) => (second >= now - span ? sum + count : sum), 0)
}

export interface BudgetUse {
  minute: number
  hour: number
}

/** How many calls each key has spent within the last minute and hour. */
export async function budgetUse(services: Services, keys: string[]): Promise<Map<string, BudgetUse>> {
  const now = Math.floor(services.environment.clock.now() / 1000)
  const rows =
    keys.length === 0
      ? []
      : await asSystem(services.database, (tx) =>
          tx.sql.select().from(vendorCallBudgets).where(inArray(vendorCallBudgets.key, keys)),
        )
  return new Map(
    rows.map(({ key, seconds }) => [key, { minute: callsWithin(seconds, minute, now), hour: callsWithin(seconds, hour, now) }]),
  )
}
