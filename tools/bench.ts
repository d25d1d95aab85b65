import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { repositoryRoot } from './repository-root.ts'
import { withLocalBinaries } from './run-command.ts'

// `npm run bench` runs every benchmark, one after another so that they do not share the machine;
// `npm run bench -- feed` only those whose path contains the word. Other arguments reach the benchmark.
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const passedOn = process.argv.slice(2).filter((argument) => argument.startsWith('-'))

const all = globSync(['{apps,packages}/*/**/*.bench.ts', 'e2e/**/*.bench.ts'], {
  cwd: repositoryRoot,
  exclude: (path) => ['node_modules', 'dist'].includes(basename(path)),
}).sort()
const chosen = all.filter((path) => wanted.length === 0 || wanted.some((word) => path.includes(word)))

if (chosen.length === 0) {
  console.error(`No benchmark matches ${wanted.join(', ') || 'anything'}. There are: ${all.join(', ') || 'none'}`)
  process.exitCode = 1
}
for (const path of chosen) {
  console.log(`\n── ${path}`)
  const code = await runBenchmark(path)
  if (code === 0) continue
  console.error(`${path} ended with exit code ${code}`)
  process.exitCode = 1
}

function runBenchmark(path: string): Promise<number> {
  // The phone's bundler reads its package as CommonJS unless told otherwise; Node may find out by itself, without a word.
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', path, ...passedOn], {
    cwd: repositoryRoot,
    env: withLocalBinaries(process.env),
    stdio: 'inherit',
  })
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
}
