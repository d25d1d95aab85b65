import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

export const repositoryRoot = join(import.meta.dirname, '../..')

export interface ProgramSetup {
  /** Relative to the repository's root. */
  entry: string
  environment: Record<string, string>
  /** Takes everything the program prints, of every start one after the other. */
  logFile: string
  /** Answers 2xx once the program can be used. */
  readyUrl: string
}

/** A program of ours running as its own process, exactly as `npm start` runs it. */
export interface Program {
  /** Resolves once `readyUrl` answers. Throws with the end of the log if the program ends before. */
  ready(): Promise<void>
  /** `kill -9`: resolves when the process is gone. */
  kill9(): Promise<void>
  /** Asks it to stop and waits; answers its exit code, null if a signal ended it. */
  stop(): Promise<number | null>
}

const stopWithParent = join(repositoryRoot, 'tools/start/stop-with-parent.ts')

/** Starts a program with these settings only: nothing that is set for the tests themselves reaches it. */
export function startProgram({ entry, environment, logFile, readyUrl }: ProgramSetup): Program {
  const log = openSync(logFile, 'a')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', stopWithParent, entry], {
    cwd: repositoryRoot,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const ended = whenEnded(child)
  const isGone = () => child.exitCode !== null || child.signalCode !== null

  return {
    ready: async () => {
      await eventually(`${entry} answers at ${readyUrl}`, () => isGone() || answers(readyUrl), 60).catch((error: unknown) => {
        child.kill('SIGKILL')
        throw error
      })
      if (isGone()) throw new Error(`${entry} ended while it was starting:\n${tailOf(logFile)}`)
    },
    kill9: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return await ended
    },
  }
}

function whenEnded(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.once('exit', (code) => done(code))
    child.once('error', () => done(null))
  })
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
  await response.body?.cancel()
  return response.ok
}

/** The last lines of a log, for the words of an error. */
export function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n')
}
