import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '../repository-root.ts'
import { withLocalBinaries } from '../run-command.ts'
import { lineToShow } from './log-lines.ts'
import type { Part } from './plan.ts'

/** How long a part may take to finish what it is doing before it is killed. */
const graceMilliseconds = 10_000

/** A started part. `ended` resolves with words for how it ended, and never rejects. */
export type RunningPart = {
  name: string
  ended: Promise<string>
  /** Resolves once the part answers at its address, so never when it ends before. */
  ready: Promise<void>
  hasAnswered(): boolean
  /** Whether it has written to standard error. */
  hasComplained(): boolean
  /** Asks it to stop, and kills it when it has not after ten seconds. */
  stop(): Promise<void>
  kill(): void
}

export type StartOptions = { verbose: boolean; say?: (line: string) => void; grace?: number }

/** Starts a part in a process group of its own, so that Ctrl-C reaches it once and through us. */
export function startPart(part: Part, { verbose, say = console.log, grace = graceMilliseconds }: StartOptions): RunningPart {
  const preload = ['--disable-warning=ExperimentalWarning', '--import', join(repositoryRoot, 'tools/start/stop-with-parent.ts')]
  const child = spawn(process.execPath, [...preload, part.entry], {
    cwd: repositoryRoot,
    env: withLocalBinaries({ ...process.env, ...part.environment }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  let complained = false
  showLines(child, (line, stream) => {
    complained ||= stream === 'stderr'
    const shown = lineToShow(line, { stream, verbose })
    if (shown !== null) say(`${part.name} | ${shown}`)
  })
  const ended = whenEnded(child)
  let answered = false
  const ready = untilAnswers(part.readyUrl).then(() => {
    answered = true
  })
  return {
    name: part.name,
    ended,
    ready,
    hasAnswered: () => answered,
    hasComplained: () => complained,
    stop: () => stop(child, ended, grace),
    kill: () => void child.kill('SIGKILL'),
  }
}

function showLines(child: ChildProcess, show: (line: string, stream: 'stdout' | 'stderr') => void): void {
  for (const stream of ['stdout', 'stderr'] as const) {
    const output = child[stream]
    if (output) createInterface({ input: output }).on('line', (line) => show(line, stream))
  }
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once('error', (error) => done(`could not be started: ${error.message}`))
    // `close` comes after the last line of output, `exit` may come before it.
    child.once('close', (code, signal) => done(signal ? `was ended by ${signal}` : `ended with exit code ${code}`))
  })
}

async function untilAnswers(url: string): Promise<void> {
  while (!(await answers(url))) await sleep(100)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}

async function stop(child: ChildProcess, ended: Promise<string>, grace: number): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), grace)
  await ended
  clearTimeout(timer)
}
