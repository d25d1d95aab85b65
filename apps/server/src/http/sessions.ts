import type { Actor } from '../context.ts'

/** Whose session it is, or null. */
export type FindActor = { organizationId: string; actor: Actor } | null
