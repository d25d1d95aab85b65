import { classifications, Detection, detectionStatuses, determinations, severities } from '@pocketsoc/contract'
import { z } from 'zod'
import type { Alert } from '../../sdk/alert.ts'

const AlertSchema = Detection.omit({ id: true, source: true, timeline: true, techniques: true }).extend({
  vendorAlertId: z.string().min(1).max(300),
  title: z.string().min(1).max(500),
  revision: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
  severity: z.enum(severities),
  status: z.enum(detectionStatuses),
  classification: z.enum(classifications).nullable(),
  determination: z.enum(determinations).nullable(),
  techniqueIds: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)),
})

/** What makes an alert unfit for the contract or for PostgreSQL; empty for a good one. */
export function faultsOf(alert: Alert): string[] {
  const parsed = AlertSchema.strict().safeParse(alert)
  return [...(parsed.success ? [] : [z.prettifyError(parsed.error)]), ...unstorable(alert, '')]
}

/** Text that PostgreSQL cannot hold, by its place; empty when there is none. */
export function unstorable(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? [] : [`unstorable text at ${path}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => [...unstorable(name, path), ...unstorable(item, `${path}/${name}`)])
}
