import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listDetections } from '@pocketsoc/contract'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { eventually } from './world/eventually.ts'
import { freePorts } from './world/free-ports.ts'
import { createHttpSession } from './world/http-session.ts'
import { repositoryRoot } from './world/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'pocketsoc-start-'))
let ports: Record<string, string>

beforeAll(async () => {
  const [server, simulator, smtp] = await freePorts(3)
  ports = {
    POCKETSOC_PORT: `${server}`,
    POCKETSOC_SIMULATOR_PORT: `${simulator}`,
    POCKETSOC_SIMULATOR_SMTP_PORT: `${smtp}`,
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('one command, a demo to sign in to, one line for a second copy, and nothing left after Ctrl-C', async () => {
  const origin = `http://localhost:${ports.POCKETSOC_PORT}`
  const running = npmStart(ports)
  await eventually('the addresses are printed', () => running.printed().includes('Ctrl-C stops everything'), 120)
  const [, email] = /Demo sign-in +(\S+)/.exec(running.printed()) ?? []
  const [, password] = /Password +(\S+)/.exec(running.printed()) ?? []
  expect(running.printed()).toContain(`${origin}/app/`)

  const session = createHttpSession(origin)
  const signedIn = await session.fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(signedIn.status).toBe(200)
  await eventually('detections are there', async () => (await session.api.call(listDetections, {})).items.length > 0)

  const samePorts = npmStart(ports)
  expect(await samePorts.exitCode).toBe(1)
  expect(samePorts.printed()).toMatch(/^Ports .* are taken, .*\n$/)

  const [other] = await freePorts(1)
  const sameData = npmStart({ POCKETSOC_PORT: `${other}` }, '--no-simulator')
  expect(await sameData.exitCode).toBe(1)
  expect(
    sameData
      .printed()
      .split('\n')
      .filter((line) => line.includes('|')),
  ).toEqual([expect.stringContaining(`Another PocketSOC server is running on the data folder ${folder}`)])

  running.interrupt()
  expect(await running.exitCode).toBe(0)
  await expect(fetch(origin)).rejects.toThrow()
})

test('a bad setting is one line with its name', async () => {
  const { exitCode, printed } = npmStart({ POCKETSOC_PORT: 'eighty' })
  expect(await exitCode).toBe(1)
  expect(printed()).toBe('POCKETSOC_PORT is "eighty", which is no port (1 to 65535).\n')
})

/** `npm start` with these settings only, in a process group of its own as a terminal would give it. */
function npmStart(environment: Record<string, string>, ...flags: string[]) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn('npm', ['start', '--silent', '--', ...flags], {
    cwd: repositoryRoot,
    env: { PATH, HOME, POCKETSOC_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  onTestFinished(() => {
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return {
    printed: () => output,
    exitCode: once(child, 'close').then(([code]) => code as number | null),
    interrupt: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
  }
}
