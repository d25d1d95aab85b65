import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '../repository-root.ts'
import { runCommand } from '../run-command.ts'
import { inputsHash } from './inputs-hash.ts'

/** A client that is bundled into static files, which the server then serves. */
export type ClientBundle = { name: string; workspace: string; script: string; inputs: string[] }

const shared = ['packages/contract/src', 'packages/tokens/src', 'tsconfig.base.json', 'package-lock.json']

export const clientBundles: ClientBundle[] = [
  { name: 'portal', workspace: 'apps/portal', script: 'build', inputs: ['apps/portal', ...shared] },
  { name: 'phone app for the browser', workspace: 'apps/phone', script: 'build:web', inputs: ['apps/phone', ...shared] },
]

const stamps = join(repositoryRoot, '.cache', 'builds')

/** Thrown when a bundler fails; the message carries what it printed. */
class BundleFailed extends Error {
  override name = 'BundleFailed'
}

export type BundleOptions = { say: (line: string) => void; signal?: AbortSignal }

/**
 * Builds a client unless its `dist` was made from the very same inputs, and says so in one line when it starts and one
 * when it ends. Throws `BundleFailed` with the bundler's output.
 */
export async function bundleClient(build: ClientBundle, { say, signal }: BundleOptions): Promise<void> {
  const stamp = join(stamps, build.workspace.replaceAll('/', '-'))
  const hash = inputsHash(repositoryRoot, build.inputs)
  const isBuilt = existsSync(join(repositoryRoot, build.workspace, 'dist', 'index.html'))
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(stamp, { force: true })
  say(`Building the ${build.name} …`)
  const { code, output, milliseconds } = await runCommand('npm', ['run', '--silent', build.script, '-w', build.workspace], {
    signal,
  })
  if (code !== 0)
    throw new BundleFailed(`the ${build.name} did not build (npm run ${build.script} -w ${build.workspace}):\n${output}`)
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
  say(`Built the ${build.name} in ${Math.round(milliseconds / 1000)} s`)
}
