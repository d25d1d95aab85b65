import type { Permission, Role } from '@pocketsoc/contract'
import { roleCan } from '@pocketsoc/contract'
import { asOrganization, type Transaction } from './db/scoped.ts'
import { Problem } from './http/problem.ts'
import type { Services } from './services.ts'

/** The member who acts, and through what. */
export interface Actor {
  userId: string
  /** As other members know them. */
  name: string
  role: Role
  via: 'portal' | 'device'
  deviceId: string | null
}

/** What a verb is given: who acts, in which organisation, with what. */
export interface Context {
  services: Services
  organizationId: string
  actor: Actor
  now(): Date
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export function createContext(services: Services, organizationId: string, actor: Actor): Context {
  return {
    services,
    organizationId,
    actor,
    now: () => new Date(services.environment.clock.now()),
    transaction: (work) => asOrganization(services.database, organizationId, work),
  }
}

/** Throws `not-allowed` unless the actor's role has the permission. */
export function requireCan(context: Context, permission: Permission): void {
  if (!roleCan(context.actor.role, permission)) {
    throw new Problem('not-allowed', `Your role, ${context.actor.role}, does not allow this.`, { note: permission })
  }
}

/** The actor as the audit log names them. */
export function auditScope(context: Context) {
  return { organizationId: context.organizationId, now: context.now(), actor: context.actor, actorName: context.actor.name }
}
