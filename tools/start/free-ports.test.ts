import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { portComplaint } from './free-ports.ts'

const needed = (port: number, variable: string) => ({ port, host: '127.0.0.1', variable })

test('free ports are no complaint', async () => {
  expect(await portComplaint([needed(0, 'POCKETSOC_PORT')])).toBeUndefined()
})

test('a taken port is one line with the port and a setting that avoids it', async () => {
  const port = await takenPort()
  const complaint = await portComplaint([needed(port, 'POCKETSOC_PORT')])
  expect(complaint).toMatch(new RegExp(`^Port ${port} is taken, .* POCKETSOC_PORT=\\d+ npm start$`))
  expect(complaint).not.toContain(`POCKETSOC_PORT=${port} `)
})

test('two taken ports are one line too, and the proposed ports differ', async () => {
  const ports = [await takenPort(), await takenPort()]
  const complaint = await portComplaint([
    needed(ports[0] ?? 0, 'POCKETSOC_PORT'),
    needed(ports[1] ?? 0, 'POCKETSOC_SIMULATOR_PORT'),
  ])
  expect(complaint).toMatch(new RegExp(`^Ports ${ports[0]} and ${ports[1]} are taken`))
  const proposed = [...(complaint ?? '').matchAll(/PORT=(\d+)/g)].map(([, port]) => Number(port))
  expect(new Set([...proposed, ...ports]).size).toBe(4)
})

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}
