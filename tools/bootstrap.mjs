// The one plain-JavaScript file: it must run on Node 20.20 before anything is installed.
// It installs packages when they differ from the lockfile, then runs a TypeScript tool on Node 24.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const [tool, ...toolArguments] = process.argv.slice(2)
if (!tool) {
  console.error('usage: node tools/bootstrap.mjs <tool.ts> [arguments]')
  process.exit(2)
}

if (!installedTreeMatchesLockfile()) await installPackages()
process.exit(await run(node24(), [join(root, tool), ...toolArguments]))

/**
 * npm writes node_modules/.package-lock.json last, so it is absent after an interrupted install. Contents are
 * compared, not times: a checkout or a switched branch gives files any modification time.
 */
function installedTreeMatchesLockfile() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  const same = (path) => sameRelease(wanted[path], installed[path])
  const mandatory = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional)
  return mandatory.every(same) && Object.keys(installed).every(same)
}

function sameRelease(a, b) {
  return Boolean(a && b) && a.version === b.version && a.integrity === b.integrity && Boolean(a.link) === Boolean(b.link)
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

async function installPackages() {
  console.log('Installing packages from the lockfile (about a minute the first time) …')
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  // npm draws its own bar on a terminal; in a log there would be a minute of silence.
  const ticker = process.stdout.isTTY ? undefined : setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000)
  const code = await run('npm', ['ci'], withoutLocalBinaries(process.env))
  clearInterval(ticker)
  if (code !== 0) {
    console.error(`npm ci failed (exit code ${code}); its message is above.`)
    process.exit(code)
  }
  console.log(`Installed in ${seconds()} s.`)
}

/** `npm run` puts node_modules/.bin first on the path, and npm ci deletes the Node found there while running on it. */
function withoutLocalBinaries(env) {
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
  return { ...env, PATH: path.join(delimiter) }
}

function node24() {
  const installed = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(installed)) return installed
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `PocketSOC runs on Node 24 and found ${process.versions.node}. On this system (${process.platform} ${process.arch})`,
  )
  console.error('it cannot bring its own: install Node 24 from https://nodejs.org and run the command again.')
  process.exit(1)
}

/** Runs a command in the foreground and resolves with its exit code; signals sent to us are passed on. */
function run(command, args, env = process.env) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    const forward = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const stopWatching = onAbandoned(() => child.kill('SIGTERM'))
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      done(1)
    })
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      stopWatching()
      done(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** A killed npm cannot pass its signal on; what it started would hold its ports with nobody left to stop it. */
function onAbandoned(act) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) act()
  }, 500)
  return () => clearInterval(timer)
}
