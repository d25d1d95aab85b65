import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { startSimulator } from './simulator.ts'

function run(environment: Record<string, string>) {
  return spawn(process.execPath, [new URL('./main.ts', import.meta.url).pathname], {
    env: { PATH: process.env.PATH, POCKETSOC_SIMULATOR_PORT: '0', POCKETSOC_SIMULATOR_SMTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the process says where it listens, answers, and ends cleanly within a second of %s',
  async (signal) => {
    const child = run({})
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const url = /^simulator listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1]
    expect((await fetch(`${url}/_control/state`)).status).toBe(200)
    const asked = performance.now()
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(performance.now() - asked).toBeLessThan(1000)
  },
)

test('a port in use is one clear line', async () => {
  const first = await startSimulator({ empty: true })
  const child = run({ POCKETSOC_SIMULATOR_PORT: new URL(first.url).port })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said).toBe(
    `simulator: port ${new URL(first.url).port} is in use; choose another with POCKETSOC_SIMULATOR_PORT or _SMTP_PORT\n`,
  )
  await first.close()
})

test('closing does not wait for idle connections', async () => {
  const simulator = await startSimulator({ empty: true })
  const http = connect(Number(new URL(simulator.url).port), '127.0.0.1')
  const smtp = connect(simulator.smtpPort, '127.0.0.1')
  await Promise.all([once(http, 'connect'), once(smtp, 'data')])
  const asked = performance.now()
  await simulator.close()
  expect(performance.now() - asked).toBeLessThan(1000)
  http.destroy()
  smtp.destroy()
})
