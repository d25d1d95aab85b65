import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError } from '../config.ts'
import { deriveSecret, loadMasterKey, masterKeyOf } from './master-key.ts'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'pocketsoc-key-'))
const given = Buffer.alloc(32, 7).toString('base64')

test('the first start makes a key file that only its owner can read; later starts find the same key', () => {
  const folder = emptyFolder()
  const first = loadMasterKey(null, folder)
  expect(first.fromFile).toBe(true)
  expect(first.key).toHaveLength(32)
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['master.key'])
  expect(loadMasterKey(null, folder)).toEqual(first)
  expect(loadMasterKey(null, emptyFolder()).id).not.toBe(first.id)
})

test('a key file that others could read is closed to them', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'master.key'), `${given}\n`, { mode: 0o644 })
  expect(loadMasterKey(null, folder).id).toBe(masterKeyOf(given).id)
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600)
})

test('a key from the environment counts and writes no file', () => {
  const folder = emptyFolder()
  expect(loadMasterKey(given, folder)).toEqual({ ...masterKeyOf(given), fromFile: false })
  expect(readdirSync(folder)).toEqual([])
})

test('a damaged key file stops the start with its name, and is left as it is', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'master.key'), 'c2hvcnQ=\n')
  expect(() => loadMasterKey(null, folder)).toThrow(ConfigError)
  expect(() => loadMasterKey(null, folder)).toThrow(join(folder, 'master.key'))
  expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('c2hvcnQ=\n')
})

test('secrets for other purposes differ from each other and hold nothing of the key', () => {
  const master = masterKeyOf(given)
  const [cookies, other] = [deriveSecret(master, 'cookies'), deriveSecret(master, 'other')]
  expect(cookies).toMatch(/^[0-9a-f]{64}$/)
  expect(cookies).not.toBe(other)
  expect(deriveSecret(masterKeyOf(given), 'cookies')).toBe(cookies)
  const key = Buffer.from(given, 'base64').toString('hex')
  expect(key).not.toContain(cookies.slice(0, 8))
  expect(key).not.toContain(master.id.slice(0, 8))
})
