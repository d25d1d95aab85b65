import { ConfigError, readConfig } from './config.ts'
import { DataFolderInUse } from './data-folder.ts'
import { startServer } from './server.ts'

/** One line for what an operator can mend, the whole error for what is ours. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataFolderInUse) return error.message
  const { code, port, address } = error as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is taken by another program. Stop it, or set POCKETSOC_PORT to a free port.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const server = await startServer(readConfig())
  console.log(`server listening on ${server.url}`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
