import type { MachineReader, VendorMachine } from '../sdk/machine.ts'
import type { DefenderClient } from './client.ts'
import { asRecord, asText } from './mapping/json.ts'
import { mapMachine } from './mapping/machine.ts'
import { type Page, type PageStart, readWholeSet } from './passes.ts'
import { machineReading } from './permissions.ts'

const pageSize = 1000
const longestId = 200

/** Reads Defender's machines: `GET /api/machines`. */
export function createMachineReader(client: DefenderClient): MachineReader {
  const about = { needs: machineReading, subject: 'machine' }

  async function readEntity(id: string, signal: AbortSignal | undefined): Promise<unknown> {
    return client.getEntity(`/api/machines/${encodeURIComponent(id)}`, { ...about, signal })
  }

  return {
    async *list(signal) {
      async function read(start: PageStart): Promise<Page<VendorMachine>> {
        const url = 'link' in start ? start.link : client.url('/api/machines', { $top: `${pageSize}`, $skip: `${start.skip}` })
        const { items, ...page } = await client.getCollection(url, { ...about, missingIsEmpty: true, signal })
        return { ...page, items: items.map(mapMachine) }
      }
      for await (const { items } of readWholeSet({ noun: 'machines', pageSize, read, stateOf })) {
        if (items.length > 0) yield items
      }
    },
    async read(vendorMachineId, signal) {
      const entity = await readEntity(vendorMachineId, signal)
      if (entity === null) return null
      // Two records of one machine are merged by the vendor; the survivor is the one that is kept up to date.
      const survivor = asText(asRecord(entity).mergedIntoMachineId, longestId)
      const followed = survivor === null || survivor === vendorMachineId ? null : await readEntity(survivor, signal)
      return mapMachine(followed ?? entity)
    },
  }
}

const stateOf = ({ vendorMachineId, lastSeenAt }: VendorMachine) => `${vendorMachineId}\n${lastSeenAt}`
