import { describe, expect, test } from 'vitest'
import { connectTo } from './testing/payloads.ts'
import { startGuidedTenant } from './testing/tenant.ts'
import type { Payload } from './testing/tenant-state.ts'

const machine = (index: number, more: Payload = {}): Payload => ({
  id: String(index).padStart(40, '0'),
  computerDnsName: `lt-${index}.northwind.example`,
  lastSeen: '2026-03-04T08:00:00Z',
  ...more,
})

async function start(count: number) {
  const tenant = await startGuidedTenant()
  tenant.machines = Array.from({ length: count }, (_, index) => machine(index))
  const { machines } = connectTo(tenant)
  return Object.assign(tenant, { reader: machines })
}

async function readAll(reader: Awaited<ReturnType<typeof start>>['reader']) {
  const ids: string[] = []
  for await (const page of reader.list()) ids.push(...page.map(({ vendorMachineId }) => vendorMachineId))
  return ids
}

describe('the inventory', () => {
  test.each([1, 999, 1000, 1001, 2345])('of %i machines is read whole, each machine once', async (count) => {
    await using tenant = await start(count)
    const ids = await readAll(tenant.reader)
    expect([ids.length, new Set(ids).size]).toEqual([count, count])
    expect(tenant.calls[0]?.search).toBe('?$top=1000&$skip=0')
  })

  test('that holds nothing recent is empty, not missing', async () => {
    await using tenant = await start(0)
    expect(await readAll(tenant.reader)).toEqual([])
  })

  test('behind a gateway that has lost its way is a problem, not empty', async () => {
    await using tenant = await start(3)
    tenant.faults = [(_request, response) => response.writeHead(404).end('<html>') !== null]
    await expect(readAll(tenant.reader)).rejects.toMatchObject({ code: 'vendor-rejected' })
  })

  test('without the permission names what would do', async () => {
    await using tenant = await start(3)
    tenant.roles = ['Machine.Isolate']
    await expect(readAll(tenant.reader)).rejects.toMatchObject({
      code: 'vendor-forbidden',
      detail: expect.stringContaining('Machine.Read.All or Machine.ReadWrite.All'),
    })
  })
})

describe('one machine', () => {
  test('is read by its id; an unknown one is null', async () => {
    await using tenant = await start(2)
    expect(await tenant.reader.read('1'.padStart(40, '0'))).toMatchObject({ name: 'lt-1.northwind.example' })
    expect(await tenant.reader.read('7'.padStart(40, '0'))).toBeNull()
  })

  test('that was merged into another is the other, followed once', async () => {
    await using tenant = await start(0)
    tenant.machines = [
      machine(1, { mergedIntoMachineId: '2'.padStart(40, '0') }),
      machine(2, { mergedIntoMachineId: '1'.padStart(40, '0') }),
      machine(3, { mergedIntoMachineId: '9'.padStart(40, '0') }),
    ]
    expect(await tenant.reader.read('1'.padStart(40, '0'))).toMatchObject({ name: 'lt-2.northwind.example' })
    expect(tenant.calls).toHaveLength(2)
    expect(await tenant.reader.read('3'.padStart(40, '0'))).toMatchObject({ name: 'lt-3.northwind.example' })
  })

  test('by an id with odd characters asks for exactly that id', async () => {
    await using tenant = await start(0)
    tenant.machines = [machine(1, { id: 'a/b?c' })]
    expect(await tenant.reader.read('a/b?c')).toMatchObject({ vendorMachineId: 'a/b?c' })
  })
})
