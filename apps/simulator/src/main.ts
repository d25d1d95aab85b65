import { readConfig } from './config.ts'
import { startSimulator } from './simulator.ts'

try {
  const simulator = await startSimulator(readConfig())
  console.log(`simulator listening on ${simulator.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
} catch (error) {
  console.error(`simulator: ${explain(error)}`)
  process.exitCode = 1
}

/** One line for what people meet: a port in use, a bad variable. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  return code === 'EADDRINUSE'
    ? `port ${port} is in use; choose another with POCKETSOC_SIMULATOR_PORT or _SMTP_PORT`
    : error.message
}
