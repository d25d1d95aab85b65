import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Program, repositoryRoot, startProgram } from './program.ts'

export interface ServerSetup {
  port: number
  /** Settings beyond the port and the data folder, which is `data` in `folder`. */
  environment: Record<string, string>
  folder: string
}

/** The real server in its own process, which can be killed and started again at the same address on the same data. */
export interface Server {
  /** Origin, without a trailing slash. */
  url: string
  dataFolder: string
  logFile: string
  /** Starts the process; use `ready` to wait for it. */
  start(): void
  ready(): Promise<void>
  kill9(): Promise<void>
  stop(): Promise<number | null>
  /** Runs one of the server's commands on its data and answers what it prints; the server must be stopped. Throws unless it ends with 0. */
  run(entry: string): Promise<string>
}

/** Prepares the server without starting it. */
export function createServer({ port, environment, folder }: ServerSetup): Server {
  const url = `http://localhost:${port}`
  const dataFolder = join(folder, 'data')
  const logFile = join(folder, 'server.log')
  const settings = { ...environment, POCKETSOC_PORT: `${port}`, POCKETSOC_DATA: dataFolder }
  let program: Program | undefined
  const running = (): Program => {
    if (!program) throw new Error('The server was not started.')
    return program
  }
  return {
    url,
    dataFolder,
    logFile,
    start() {
      program = startProgram({
        entry: 'apps/server/src/main.ts',
        environment: settings,
        logFile,
        readyUrl: `${url}/readyz`,
      })
    },
    ready: () => running().ready(),
    kill9: () => running().kill9(),
    stop: () => running().stop(),
    async run(entry) {
      const { PATH = '', HOME = '' } = process.env
      const command = ['--disable-warning=ExperimentalWarning', entry]
      const { stdout } = await promisify(execFile)(process.execPath, command, {
        cwd: repositoryRoot,
        env: { PATH, HOME, ...settings },
      })
      return stdout
    },
  }
}
