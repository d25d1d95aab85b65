import type { Options } from './options.ts'

/** A port that must be free, with the variable that moves it. */
export type NeededPort = { port: number; host: string; variable: string }

/** A program to run: its entry file, its settings, and the address that answers (below 500) once it can be used. */
export type Part = { name: string; entry: string; environment: Record<string, string>; readyUrl: string }

/** The account to make, and where the tenant is that its organisation connects. */
export type Demo = { email: string; password: string; tenantUrl: string }

export type Plan = {
  ports: NeededPort[]
  parts: Part[]
  addresses: { server: string; simulator: string | null }
  /** Where the server answers on this machine, whatever its public address. */
  serverOrigin: string
  demo: Demo | null
}

type Environment = Record<string, string | undefined>

const loopback = '127.0.0.1'
const demoAccount = { email: 'demo@fabrikam.example', password: 'pocketsoc-demo' }

/**
 * Works out what to run and with which settings, from the flags and the caller's environment; what the caller set is
 * never replaced. Throws an `Error` naming a variable whose value is no port.
 */
export function planStart(options: Options, environment: Environment): Plan {
  const serverPort = readPort(environment, 'POCKETSOC_PORT', 8080)
  const simulatorPort = readPort(environment, 'POCKETSOC_SIMULATOR_PORT', 8090)
  const smtpPort = readPort(environment, 'POCKETSOC_SIMULATOR_SMTP_PORT', 8025)
  const simulatorUrl = `http://localhost:${simulatorPort}`
  const host = environment.POCKETSOC_HOST || loopback
  const simulatorHost = environment.POCKETSOC_SIMULATOR_HOST || loopback
  const withDemo = options.simulator && !options.empty

  const demo = withDemo
    ? {
        email: environment.POCKETSOC_DEMO_EMAIL || demoAccount.email,
        password: environment.POCKETSOC_DEMO_PASSWORD || demoAccount.password,
        tenantUrl: simulatorUrl,
      }
    : null
  const simulated: Record<string, string> = {
    POCKETSOC_ENTRA_URL: simulatorUrl,
    POCKETSOC_EXTRA_VENDOR_ORIGINS: simulatorUrl,
    POCKETSOC_SMTP_URL: `smtp://${reachable(simulatorHost)}:${smtpPort}`,
  }

  const serverOrigin = `http://${reachable(host)}:${serverPort}`

  const server: Part = {
    name: 'server',
    entry: 'apps/server/src/main.ts',
    environment: { ...(options.simulator ? simulated : {}), POCKETSOC_PORT: String(serverPort) },
    readyUrl: `${serverOrigin}/readyz`,
  }
  const simulator: Part = {
    name: 'simulator',
    entry: 'apps/simulator/src/main.ts',
    environment: { POCKETSOC_SIMULATOR_PORT: String(simulatorPort), POCKETSOC_SIMULATOR_SMTP_PORT: String(smtpPort) },
    readyUrl: `http://${reachable(simulatorHost)}:${simulatorPort}/`,
  }
  const serverPorts = [{ port: serverPort, host, variable: 'POCKETSOC_PORT' }]
  const simulatorPorts = [
    { port: simulatorPort, host: simulatorHost, variable: 'POCKETSOC_SIMULATOR_PORT' },
    { port: smtpPort, host: simulatorHost, variable: 'POCKETSOC_SIMULATOR_SMTP_PORT' },
  ]
  return {
    ports: options.simulator ? [...serverPorts, ...simulatorPorts] : serverPorts,
    parts: (options.simulator ? [simulator, server] : [server]).map((part) => letCallerWin(part, environment)),
    addresses: {
      server: environment.POCKETSOC_PUBLIC_URL || `http://localhost:${serverPort}`,
      simulator: options.simulator ? simulatorUrl : null,
    },
    serverOrigin,
    demo,
  }
}

function readPort(environment: Environment, variable: string, fallback: number): number {
  const written = environment[variable]
  if (!written) return fallback
  const port = Number(written)
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port
  throw new Error(`${variable} is "${written}", which is no port (1 to 65535).`)
}

function letCallerWin(part: Part, environment: Environment): Part {
  const ours = Object.entries(part.environment).map(([name, value]) => [name, environment[name] || value])
  return { ...part, environment: Object.fromEntries(ours) as Record<string, string> }
}

/** An address to listen on everywhere is none to connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return loopback
  return host.includes(':') ? `[${host}]` : host
}
