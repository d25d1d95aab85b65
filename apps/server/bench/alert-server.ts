import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type AlertPayload, demoTenant, estateOf, instant, Random, raiseAlert } from '@pocketsoc/connectors/fixtures'

// A vendor that costs nothing: believable alerts with their evidence, made once, served from a thread of their own.

export interface AlertServer {
  origin: string
  stop(): Promise<unknown>
}

/** Starts it with `count` alerts raised over the last thirty days. */
export async function startAlertServer(count: number): Promise<AlertServer> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { count } })
  const origin = await new Promise<string>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return { origin, stop: () => worker.terminate() }
}

function makeAlerts(count: number): AlertPayload[] {
  const now = Date.now()
  const random = new Random('ingest benchmark')
  const estate = estateOf(demoTenant, now)
  const step = (29 * 86_400_000) / count
  return Array.from({ length: count }, (_, index) => {
    const startedAt = Math.floor(now - 3_600_000 - index * step)
    const alert = raiseAlert({ estate, random }, {}, { startedAt, surfacedAt: startedAt + 60_000 })
    return { ...alert, id: `da${index}_bench`, lastUpdateTime: instant(startedAt + 60_000, 0) }
  })
}

function serve(count: number): void {
  const parts = makeAlerts(count).map((alert) => JSON.stringify(alert))
  const pages = new Map<string, string>()
  const pageAt = (skip: number, top: number) => {
    const key = `${skip}/${top}`
    const page = pages.get(key) ?? `{"value":[${parts.slice(skip, skip + top).join(',')}]}`
    pages.set(key, page)
    return page
  }
  const server = createServer((request, response) => {
    request.resume()
    const url = new URL(request.url ?? '/', 'http://localhost')
    const isToken = url.pathname.includes('/oauth2/')
    const body = isToken ? token() : pageAt(Number(url.searchParams.get('$skip') ?? 0), Number(url.searchParams.get('$top') ?? 0))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
}

function token(): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const accessToken = `${encode({ alg: 'none' })}.${encode({ roles: ['Alert.Read.All'] })}.c2ln`
  return JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: accessToken })
}

if (!isMainThread) serve((workerData as { count: number }).count)
