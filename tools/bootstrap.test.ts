import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A repository of its own with one workspace, so that a real `npm ci` runs without a registry.
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pocketsoc-bootstrap-'))
  mkdirSync(join(root, 'tools'))
  mkdirSync(join(root, 'packages', 'one'), { recursive: true })
  copyFileSync(join(import.meta.dirname, 'bootstrap.mjs'), join(root, 'tools', 'bootstrap.mjs'))
  writeFileSync(join(root, 'tools', 'echo.ts'), 'console.log(process.argv.slice(2).join(" ") as string)\n')
  writeFileSync(join(root, 'tools', 'fail.ts'), 'process.exit(3)\n')
  write('package.json', { name: 'root', workspaces: ['packages/*'] })
  write('packages/one/package.json', { name: 'one', version: '1.0.0' })
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--no-audit'], { cwd: root, stdio: 'ignore' })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a fresh clone is installed before the tool runs, and only then', () => {
  const first = bootstrap('tools/echo.ts', 'a', '--b')
  expect(first.stdout).toContain('Installing packages from the lockfile')
  expect(first.stdout).toMatch(/a --b\n$/)
  expect(bootstrap('tools/echo.ts', 'again').stdout).toBe('again\n')
})

test('a changed lockfile is installed again; a touched one is not', () => {
  bootstrap('tools/echo.ts')
  const future = new Date(Date.now() + 1_000_000)
  utimesSync(join(root, 'package-lock.json'), future, future)
  expect(bootstrap('tools/echo.ts', 'same').stdout).toBe('same\n')
  pullVersion('1.0.1')
  expect(bootstrap('tools/echo.ts', 'changed').stdout).toContain('Installing packages')
  expect(bootstrap('tools/echo.ts', 'settled').stdout).toBe('settled\n')
})

test('an interrupted install is made good', () => {
  bootstrap('tools/echo.ts')
  rmSync(join(root, 'node_modules', '.package-lock.json'))
  expect(bootstrap('tools/echo.ts').stdout).toContain('Installing packages')
})

test('a lockfile that cannot be installed ends with the exit code of npm and one line that says so', () => {
  write('package.json', { name: 'root', workspaces: ['packages/*'], dependencies: { absent: '1.0.0' } })
  const { status, stderr } = bootstrap('tools/echo.ts')
  expect(status).not.toBe(0)
  expect(stderr).toContain('npm ci failed')
})

test('the exit code of the tool is passed on', () => {
  expect(bootstrap('tools/fail.ts').status).toBe(3)
})

function bootstrap(...words: string[]) {
  return spawnSync(process.execPath, ['tools/bootstrap.mjs', ...words], { cwd: root, encoding: 'utf8' })
}

/** What pulling a commit with a newer lockfile does. */
function pullVersion(version: string): void {
  write('packages/one/package.json', { name: 'one', version })
  const lockfile = join(root, 'package-lock.json')
  writeFileSync(lockfile, readFileSync(lockfile, 'utf8').replace('"version": "1.0.0"', `"version": "${version}"`))
}

function write(path: string, content: unknown): void {
  writeFileSync(join(root, path), JSON.stringify(content))
}
