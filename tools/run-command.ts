import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { repositoryRoot } from './repository-root.ts'

export type CommandResult = { code: number; output: string; milliseconds: number }

/** The environment with the repository's own binaries (Node 24 among them) first on the path. */
export function withLocalBinaries(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PATH: [join(repositoryRoot, 'node_modules', '.bin'), env.PATH].join(delimiter) }
}

export type CommandOptions = {
  cwd?: string
  /** Ends the command and everything it started. */
  signal?: AbortSignal
}

/** Runs a command to its end, keeping standard output and error together. A command that cannot start gives code 127. */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd = repositoryRoot, signal } = options
  const started = performance.now()
  return new Promise((done) => {
    const env = withLocalBinaries(process.env)
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: signal !== undefined })
    signal?.addEventListener('abort', () => endGroup(child.pid), { once: true })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    const finish = (code: number): void => {
      done({ code, output: Buffer.concat(chunks).toString(), milliseconds: performance.now() - started })
    }
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`))
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, 'SIGTERM')
  } catch {
    // It has ended by itself.
  }
}
