import { HuntingColumn, HuntingValue, Machine, MachineAction, MachineEvent } from '@pocketsoc/contract'
import { z } from 'zod'
import { unstorable } from './valid-alert.ts'

const MachineSchema = Machine.pick({
  vendorMachineId: true,
  name: true,
  health: true,
  online: true,
  riskScore: true,
  exposureLevel: true,
  osPlatform: true,
  osVersion: true,
  addresses: true,
  externalAddress: true,
  tags: true,
  group: true,
  firstSeenAt: true,
  lastSeenAt: true,
  directoryId: true,
  managedBy: true,
}).extend({ vendorMachineId: z.string().min(1).max(300) })

const shown = MachineAction.shape
const instant = z.iso.datetime().nullable()
const text = z.string().nullable()

const ActionSchema = z.object({
  reference: z.string().min(1).max(300),
  kind: z.string().regex(/^[\p{L}\p{N}_]+$/u),
  label: z.string().min(1),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'timed_out', 'cancelled', 'unknown']),
  isolationType: z.enum(['full', 'selective']).nullable(),
  vendorMachineId: text,
  machineName: text,
  requestedBy: shown.requestedBy,
  comment: shown.comment,
  cancelledBy: text,
  cancellationComment: text,
  failure: text,
  createdAt: instant,
  updatedAt: instant,
})

const exact = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/)

const ProcessSchema = z.object({
  processId: z.number().int().nullable(),
  createdAt: exact.nullable(),
  uniqueId: text,
  name: text,
  path: text,
  commandLine: text,
  sha1: text,
  sha256: text,
  user: text,
  integrityLevel: text,
})

/** Schemas of what mappings make of answers. */
const schemas = {
  machine: MachineSchema,
  action: ActionSchema,
  start: z.object({
    at: exact,
    process: ProcessSchema,
    parent: ProcessSchema.nullable(),
    grandParent: ProcessSchema.nullable(),
  }),
  activity: z.object({
    processId: z.number().int().nullable(),
    createdAt: exact.nullable(),
    kind: z.string().min(1),
    count: z.number().int().min(0),
    samples: z.array(z.string()),
  }),
  event: MachineEvent.omit({ detectionId: true }).extend({ title: z.string().min(1), vendorAlertId: text }),
  rows: z.object({ columns: z.array(HuntingColumn), rows: z.array(z.array(HuntingValue)) }),
}

/** What makes a record unfit for the contract or for PostgreSQL; empty for a good one. */
export function faultsOfRecord(kind: keyof typeof schemas, record: unknown): string[] {
  const parsed = schemas[kind].strict().safeParse(record)
  const faults = parsed.success ? [] : [z.prettifyError(parsed.error)]
  // Results of queries are cleaned by whoever stores them.
  return kind === 'rows' ? faults : [...faults, ...unstorable(record, '')]
}
