import { deflateSync, gzipSync } from 'node:zlib'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { World } from '../world.ts'
import { answerInstead, cutAnswer, holdBack } from './apply-faults.ts'
import { callerOf } from './caller.ts'
import type { HttpEnvironment, VendorCall } from './environment.ts'
import type { FaultEffect } from './faults.ts'
import { apiOf } from './vendor-paths.ts'

export type VendorService = (
  request: Request,
  environment: HttpEnvironment['Bindings'] & { call: VendorCall },
) => Response | Promise<Response>

/** Around every vendor call: faults, compression, the simulated date and the log of what was asked. */
export function vendorHandler(world: World, service: VendorService): (context: Context<HttpEnvironment>) => Promise<Response> {
  return async (context) => {
    const { method } = context.req
    const url = new URL(context.req.url)
    const time = new Date(world.clock.now()).toISOString()
    const call: VendorCall = { repeatPage: false, ...callerOf(url.pathname, context.req.header('Authorization')) }
    const faults = world.faults.take({ method, pathAndQuery: decoded(url.pathname + url.search), tenantId: call.tenantId })
    const effects = faults.map((fault) => fault.effect)
    call.repeatPage = effects.some((effect) => effect.kind === 'repeat-page')

    const replaced = await answerInstead(context, effects)
    const answer = replaced ?? (await holdBack(context, effects, await service(context.req.raw, { ...context.env, call })))
    world.requests.add({
      time,
      api: apiOf(url.pathname),
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      status: answer === RESPONSE_ALREADY_SENT ? null : answer.status,
      tenantId: call.tenantId,
      clientId: call.clientId,
      faults: faults.map((fault) => fault.id),
    })
    return answer === RESPONSE_ALREADY_SENT ? answer : await deliver(world, context, { answer, effects })
  }
}

interface Delivery {
  answer: Response
  effects: readonly FaultEffect[]
}

async function deliver(world: World, context: Context<HttpEnvironment>, { answer, effects }: Delivery): Promise<Response> {
  const packed = await compressed(answer, context.req.header('Accept-Encoding') ?? '')
  const skewSeconds = effects.reduce((sum, effect) => (effect.kind === 'clock-skew' ? sum + effect.seconds : sum), 0)
  packed.headers.set('Date', new Date(world.clock.now() + skewSeconds * 1000).toUTCString())
  for (const effect of effects) {
    if (effect.kind === 'headers') for (const [name, value] of Object.entries(effect.headers)) packed.headers.set(name, value)
  }
  const cut = effects.find((effect) => effect.kind === 'cut')
  return cut === undefined ? packed : await cutAnswer(context, packed, cut.afterBytes)
}

/** The same answer in an encoding that the caller takes; deflate first, as was observed of the service. */
async function compressed(answer: Response, accepted: string): Promise<Response> {
  const encoding = /\bdeflate\b/.test(accepted) ? 'deflate' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (encoding === null || answer.body === null) return new Response(answer.body, answer)
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.set('Content-Encoding', encoding)
  headers.set('Vary', 'Accept-Encoding')
  headers.delete('Content-Length')
  const packed = encoding === 'deflate' ? deflateSync(body, { level: 1 }) : gzipSync(body, { level: 1 })
  return new Response(new Uint8Array(packed), { status: answer.status, headers })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
