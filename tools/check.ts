import { existsSync, globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from './repository-root.ts'
import { runCommand } from './run-command.ts'

/** One thing `npm run check` looks at; its output is shown only when it fails. */
type Step = { name: string; command: string; args: string[] }

const node = process.execPath

const steps: Step[] = [
  { name: 'format and lint', command: 'biome', args: ['check', '.'] },
  { name: 'boundaries and shape', command: node, args: ['tools/boundaries/main.ts'] },
  { name: 'dead code', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  ...workspaceFolders().map((folder) => ({ name: `types of ${folder}`, command: 'tsc', args: ['-p', folder] })),
]

const started = performance.now()
const failures: { step: Step; output: string }[] = []
const waiting = [...steps]
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, runSteps))

for (const { step, output } of failures)
  console.log(`\n── ${step.name}: ${step.command} ${step.args.join(' ')}\n${output.trimEnd()}`)
const verdict = failures.length === 0 ? 'all good' : `${failures.length} of ${steps.length} failed`
console.log(`\n${verdict}, ${seconds(performance.now() - started)}`)
process.exitCode = failures.length === 0 ? 0 : 1

async function runSteps(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const { code, output, milliseconds } = await runCommand(step.command, step.args)
    if (code !== 0) failures.push({ step, output })
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds(milliseconds).padStart(7)}  ${step.name}`)
  }
}

function workspaceFolders(): string[] {
  const folders = globSync(['packages/*', 'apps/*', 'e2e', 'tools'], { cwd: repositoryRoot }).sort()
  return folders.filter((folder) => existsSync(join(repositoryRoot, folder, 'tsconfig.json')))
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
