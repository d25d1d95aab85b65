import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleClient, clientBundles } from './bundle/client-bundles.ts'
import { repositoryRoot } from './repository-root.ts'
import { withLocalBinaries } from './run-command.ts'
import { includesStories, type Selection, selectTests } from './test/selection.ts'
import { type Totals, totalsLine, totalsOf, type VitestReport } from './test/totals.ts'

const selection = selectTests(process.argv.slice(2))
const stories = globSync('e2e/**/*.test.ts', { cwd: repositoryRoot, exclude: ['**/node_modules/**'] })

console.log(`Database: ${databaseInWords(process.env.DATABASE_URL)}`)
const built = await buildForStories()
const totals = built ? await runVitest(selection) : { passed: 0, failed: 1, skipped: 0 }
if (totals.passed + totals.failed === 0) console.log('No test ran.')
console.log(totalsLine(totals))
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1

async function buildForStories(): Promise<boolean> {
  if (!includesStories(selection, stories)) return true
  const builds = await Promise.allSettled(clientBundles.map((build) => bundleClient(build, { say: console.log })))
  const failures = builds.flatMap((build) => (build.status === 'rejected' ? [build.reason] : []))
  for (const failure of failures) console.error(failure instanceof Error ? failure.message : failure)
  return failures.length === 0
}

async function runVitest({ projects, patterns, flags }: Selection): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), 'pocketsoc-test-'))
  const report = join(folder, 'report.json')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await inForeground('vitest', ['run', ...chosen, ...reporters, ...patterns, ...flags])
  const totals = readTotals(report, code)
  rmSync(folder, { recursive: true, force: true })
  return totals
}

function readTotals(report: string, exitCode: number): Totals {
  try {
    return totalsOf(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, exitCode)
  } catch {
    console.error('vitest ended without a report.')
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function inForeground(command: string, args: string[]): Promise<number> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: withLocalBinaries(process.env),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
}

function databaseInWords(url: string | undefined): string {
  if (!url) return 'PGlite, embedded (set DATABASE_URL to test on a PostgreSQL server)'
  const { host, pathname } = new URL(url)
  return `PostgreSQL at ${host}${pathname}`
}
