import { createServer } from 'node:net'
import type { NeededPort } from './plan.ts'

/** One line about the ports that cannot be listened on, with a command that avoids them; undefined when all are free. */
export async function portComplaint(ports: NeededPort[]): Promise<string | undefined> {
  const codes = await Promise.all(ports.map(listenError))
  const refused = ports.flatMap((needed, index) => (codes[index] ? [{ ...needed, code: codes[index] }] : []))
  if (refused.length === 0) return undefined
  const taken = refused.every(({ code }) => code === 'EADDRINUSE')
  const reason = taken ? 'taken, perhaps by another PocketSOC' : `not to be had (${refused.map(({ code }) => code).join(', ')})`
  const numbers = new Intl.ListFormat('en').format(refused.map(({ port }) => String(port)))
  const subject = refused.length === 1 ? `Port ${numbers} is` : `Ports ${numbers} are`
  const way = await otherPorts(refused, ports)
  return `${subject} ${reason}. Stop that program, or start with other ports: ${way} npm start`
}

async function otherPorts(refused: NeededPort[], all: NeededPort[]): Promise<string> {
  const used = new Set(all.map(({ port }) => port))
  const settings: string[] = []
  for (const { port, host, variable } of refused) {
    const free = await nextFree(port + 1, host, used)
    used.add(free)
    settings.push(`${variable}=${free}`)
  }
  return settings.join(' ')
}

async function nextFree(from: number, host: string, used: Set<number>): Promise<number> {
  const candidates = Array.from({ length: 50 }, (_, step) => from + step).filter((port) => port <= 65_535 && !used.has(port))
  for (const port of candidates) if (!(await listenError({ port, host }))) return port
  return from
}

function listenError({ port, host }: Pick<NeededPort, 'port' | 'host'>): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)))
  })
}
