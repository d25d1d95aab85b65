import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolderInUse, lockDataFolder } from './data-folder.ts'

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'pocketsoc-lock-')), 'data')

/** Another process that locks the folder and keeps the lock until it ends; null when it was refused. */
async function lockElsewhere(folder: string): Promise<ChildProcess | null> {
  const module = new URL('data-folder.ts', import.meta.url).href
  const script = `import { lockDataFolder } from ${JSON.stringify(module)}
    try { lockDataFolder(${JSON.stringify(folder)}); console.log('locked'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.name) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  if (said.toString().trim() === 'locked') return child
  expect(said.toString().trim()).toBe('DataFolderInUse')
  await once(child, 'exit')
  return null
}

test('the folder is made for its owner alone, and an open one is closed to others', () => {
  const folder = newFolder()
  const unlock = lockDataFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  unlock()
  chmodSync(folder, 0o755)
  lockDataFolder(folder)()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('a second process on the folder is refused in words that say what to do, until the first lets go', async () => {
  const folder = newFolder()
  const unlock = lockDataFolder(folder)
  expect(await lockElsewhere(folder)).toBeNull()
  unlock()
  const other = await lockElsewhere(folder)
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
  expect(() => lockDataFolder(folder)).toThrow(/POCKETSOC_DATA/)
  other?.kill()
  await once(other as ChildProcess, 'exit')
})

test('a process killed without warning leaves no lock behind', async () => {
  const folder = newFolder()
  for (let round = 0; round < 3; round += 1) {
    const child = await lockElsewhere(folder)
    if (!child) throw new Error('the lock of the killed process still stands')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  lockDataFolder(folder)()
})
