import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { errorBody } from '../defender/api-error.ts'
import type { HttpEnvironment } from './environment.ts'
import type { FaultEffect } from './faults.ts'

type Effect<Kind extends FaultEffect['kind']> = Extract<FaultEffect, { kind: Kind }>

const gatewayPage = (status: number) =>
  `<html>\r\n<head><title>${status} Gateway error</title></head>\r\n<body>\r\n<center><h1>${status} Gateway error</h1></center>\r\n<hr><center>Front Door</center>\r\n</body>\r\n</html>\r\n`

/** What is answered in the place of the service, if any of the effects says so. */
export async function answerInstead(
  context: Context<HttpEnvironment>,
  effects: readonly FaultEffect[],
): Promise<Response | null> {
  for (const effect of effects) {
    if (effect.kind === 'delay') await pause(effect.milliseconds, undefined, { ref: false })
    const answer = replacement(context, effect)
    if (answer !== null) return answer
  }
  return null
}

/** What becomes of an answer to a call that was carried out: it may come late, or never. */
export async function holdBack(
  context: Context<HttpEnvironment>,
  effects: readonly FaultEffect[],
  answer: Response,
): Promise<Response> {
  for (const effect of effects) {
    if (effect.kind === 'late-answer') await pause(effect.milliseconds, undefined, { ref: false })
  }
  if (!effects.some((effect) => effect.kind === 'lose-answer')) return answer
  context.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

function replacement(context: Context<HttpEnvironment>, effect: FaultEffect): Response | null {
  switch (effect.kind) {
    case 'status':
      return statusAnswer(effect)
    case 'html':
      return new Response(gatewayPage(effect.status), { status: effect.status, headers: { 'Content-Type': 'text/html' } })
    case 'garbage':
      return new Response(new Uint8Array(randomBytes(512)), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
    case 'empty':
      return new Response('', { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
    case 'drop':
      context.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    default:
      return null
  }
}

function statusAnswer(effect: Effect<'status'>): Response {
  const bodiless = effect.status === 204 || effect.status === 304
  const body = effect.body ?? errorBody(effect.code ?? 'InternalServerError', effect.message ?? 'An injected fault.')
  return new Response(bodiless ? null : body, {
    status: effect.status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...effect.headers },
  })
}

/** Promises the whole body and closes the connection within it. */
export async function cutAnswer(context: Context<HttpEnvironment>, answer: Response, afterBytes: number): Promise<Response> {
  const body = Buffer.from(await answer.arrayBuffer())
  const { outgoing } = context.env
  outgoing.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': String(body.length) })
  const part = body.subarray(0, Math.min(afterBytes, Math.max(0, body.length - 1)))
  outgoing.write(part, () => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}
