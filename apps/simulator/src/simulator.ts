import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './http/app.ts'
import { startMailServer } from './mail/smtp.ts'
import { startStream } from './stream.ts'
import { World } from './world.ts'

export interface SimulatorOptions {
  /** Address to listen on. Default 127.0.0.1. */
  host?: string
  /** 0 picks a free one, the default. */
  port?: number
  smtpPort?: number
  /** Start without alerts and without a stream. */
  empty?: boolean
  /** Same seed, same estate and alerts. */
  seed?: string
  /** Mean pause between new alerts; 0 for none, the default. */
  streamSeconds?: number
}

export interface Simulator {
  /** Origin without a trailing slash: sign-in authority, Defender API, Graph, control API and pages alike. */
  url: string
  smtpPort: number
  close(): Promise<void>
}

/** Starts the outside world on this machine: Entra ID, Defender for Endpoint, hunting on Graph, a mailbox. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0, empty = false, seed = 'tidemark', smtpPort = 0, streamSeconds = 0 } = options
  const world = await World.create({ seed, empty, streamSeconds })
  const server = createAdaptorServer({ fetch: createApp(world).fetch }) as Server
  const mail = await startMailServer(world.mailbox, { host, port: smtpPort })
  await listen(server, { host, port }).catch(async (error: unknown) => {
    await mail.close()
    throw error
  })
  const { port: boundPort } = server.address() as AddressInfo
  world.agenda.start()
  startStream(world)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    smtpPort: mail.port,
    async close() {
      world.agenda.stop()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await Promise.all([closed, mail.close()])
    },
  }
}

function listen(server: Server, address: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
