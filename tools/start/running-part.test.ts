import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPart } from './running-part.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pocketsoc-part-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a part made of `code`, which is told its port; `said` collects what would be printed. */
function start(name: string, code: string, grace?: number) {
  const entry = join(folder, `${name}.ts`)
  writeFileSync(entry, code)
  const said: string[] = []
  const heard = Promise.withResolvers<void>()
  const part = startPart(
    { name, entry, environment: { GREETING: 'hello' }, readyUrl: 'http://127.0.0.1:1/' },
    {
      verbose: true,
      grace,
      say(line) {
        said.push(line)
        heard.resolve()
      },
    },
  )
  return { part, said, heard: heard.promise }
}

const stay = 'setInterval(() => {}, 1000)\n'

test('its lines carry its name, and its settings reach it', async () => {
  const { part, said } = start('greeter', 'console.log(process.env.GREETING)\n')
  expect(await part.ended).toBe('ended with exit code 0')
  expect(said).toEqual(['greeter | hello'])
})

test('one that is asked to stop may finish first', async () => {
  const { part, said, heard } = start(
    'polite',
    `process.on('SIGTERM', () => { console.log('bye'); process.exit(0) })\nconsole.log('up')\n${stay}`,
  )
  await heard
  await part.stop()
  expect(await part.ended).toBe('ended with exit code 0')
  expect(said).toEqual(['polite | up', 'polite | bye'])
})

test('one that does not stop is killed after its grace', async () => {
  const { part, heard } = start('stubborn', `process.on('SIGTERM', () => {})\nconsole.log('up')\n${stay}`, 50)
  await heard
  await part.stop()
  expect(await part.ended).toBe('was ended by SIGKILL')
})

test('it is ready once its address answers', async () => {
  const entry = join(folder, 'listener.ts')
  writeFileSync(
    entry,
    `import { createServer } from 'node:http'
     let asked = 0
     const server = createServer((_request, response) => response.writeHead(asked++ === 0 ? 503 : 200).end())
     server.listen(Number(process.env.PORT), '127.0.0.1')`,
  )
  const port = await freePort()
  const environment = { PORT: String(port) }
  const part = startPart({ name: 'listener', entry, environment, readyUrl: `http://127.0.0.1:${port}/` }, { verbose: false })
  await part.ready
  await part.stop()
})

test('it does not outlive a killed parent', async () => {
  const entry = join(folder, 'child.ts')
  writeFileSync(entry, `console.log(process.pid)\n${stay}`)
  const parent = join(folder, 'parent.ts')
  writeFileSync(
    parent,
    `import { startPart } from ${JSON.stringify(join(import.meta.dirname, 'running-part.ts'))}
     startPart({ name: 'child', entry: ${JSON.stringify(entry)}, environment: {}, readyUrl: 'http://127.0.0.1:1/' }, { verbose: true })`,
  )
  const running = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(running.stdout, 'data')) as [Buffer]
  const pid = Number(line.toString().split('|')[1])
  running.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false)
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
