import type { HuntedProcess, HuntedSpan, Hunter, HuntingReferenceData, ProcessStart } from '@pocketsoc/connectors'
import type { Capability } from '@pocketsoc/contract'
import type { OpenVendor } from '../features/hunting/index.ts'
import { openVendorSession } from '../features/vendor-configurations/index.ts'

/** A hunter that answers what a test scripts, and nothing found where it scripts nothing. */
export interface TestHunter extends Hunter {
  /** Calls so far, oldest first. */
  calls: { method: keyof Hunter; query?: string; span?: HuntedSpan; signal?: AbortSignal }[]
}

export function createTestHunter(script: Partial<Hunter> = {}): TestHunter {
  const calls: TestHunter['calls'] = []
  return {
    calls,
    async run(query, days, signal) {
      calls.push({ method: 'run', query, ...(signal ? { signal } : {}) })
      return script.run ? script.run(query, days, signal) : { backend: 'graph', columns: [], rows: [] }
    },
    async processStarts(span, signal) {
      calls.push({ method: 'processStarts', span })
      return script.processStarts ? script.processStarts(span, signal) : { starts: [], truncated: false }
    },
    async processActivity(span, signal) {
      calls.push({ method: 'processActivity', span })
      return script.processActivity ? script.processActivity(span, signal) : []
    },
    async machineEvents(span, limit, signal) {
      calls.push({ method: 'machineEvents', span })
      return script.machineEvents ? script.machineEvents(span, limit, signal) : []
    },
  }
}

const granted: Capability = { name: 'hunting', available: true, reason: null, remedy: null, note: null }

/** The capability as it is where the permission was not granted. */
export const huntingNotGranted: Capability = {
  ...granted,
  available: false,
  reason: 'Hunting is not granted to the app registration.',
  remedy: 'Grant it.',
}

/** Opens configurations as the server does, with the hunter in the place of the vendor's. */
export function openWith(
  hunter: Hunter,
  { capability = granted, reference }: { capability?: Capability; reference?: HuntingReferenceData } = {},
): OpenVendor {
  return async (services, place) => {
    const connection = await openVendorSession(services, place)
    return {
      ...connection,
      connector: { ...connection.connector, huntingReference: reference },
      session: { ...connection.session, hunting: hunter },
      capabilities: [capability],
    }
  }
}

/** A hunted process with nothing in it but what is given. */
export function testProcess(
  processId: number | null,
  createdAt: string | null,
  fields: Partial<HuntedProcess> = {},
): HuntedProcess {
  const unknown = { uniqueId: null, name: null, path: null, commandLine: null, sha1: null, sha256: null, user: null }
  return { processId, createdAt, ...unknown, integrityLevel: null, ...fields }
}

export function testStart(
  process: HuntedProcess,
  parent: HuntedProcess | null,
  grandParent: HuntedProcess | null = null,
): ProcessStart {
  return { at: process.createdAt ?? '2026-03-04T08:00:00Z', process, parent, grandParent }
}
