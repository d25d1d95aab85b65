import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inputsHash } from './inputs-hash.ts'

let root: string
const hash = (): string => inputsHash(root, ['app', 'lockfile'])

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pocketsoc-inputs-'))
  mkdirSync(join(root, 'app', 'dist'), { recursive: true })
  writeFileSync(join(root, 'app', 'page.ts'), 'one')
  writeFileSync(join(root, 'lockfile'), 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a touched file with the same content needs no new build', () => {
  const before = hash()
  utimesSync(join(root, 'app', 'page.ts'), 1, 1)
  expect(hash()).toBe(before)
})

test('a changed, renamed or added file does', () => {
  const hashes = new Set([hash()])
  writeFileSync(join(root, 'app', 'page.ts'), 'two')
  hashes.add(hash())
  writeFileSync(join(root, 'app', 'other.ts'), '')
  hashes.add(hash())
  writeFileSync(join(root, 'lockfile'), 'two')
  hashes.add(hash())
  expect(hashes.size).toBe(4)
})

test('the output of a build and the tests are no inputs', () => {
  const before = hash()
  writeFileSync(join(root, 'app', 'dist', 'page.js'), 'built')
  writeFileSync(join(root, 'app', 'page.test.ts'), 'checked')
  expect(hash()).toBe(before)
})
