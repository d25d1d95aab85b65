import type { Clock } from '@pocketsoc/connectors'
import type { LiveEvent } from '@pocketsoc/contract'
import type { Context as HonoContext } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Context } from '../../context.ts'
import type { LiveHub } from './live-hub.ts'
import { lastEventId, type NumberedEvent, readEvents } from './read-events.ts'

export interface Streaming {
  hub: LiveHub
  context: Context
  /** The id to resume behind; null begins now. */
  after: number | null
  /** Whether the session that opened the stream still stands; asked every fifteen seconds, however busy the stream is. */
  stillSignedIn: () => Promise<boolean>
}

const heartbeatMilliseconds = 15_000

/** Answers the organisation's events as they are committed, until the reader leaves or is signed out. */
export function streamEvents(c: HonoContext, streaming: Streaming): Response {
  c.header('cache-control', 'no-store')
  // Proxies that buffer would hold events back.
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, (stream) => follow(stream, streaming))
}

async function follow(stream: SSEStreamingApi, { hub, context, after, stillSignedIn }: Streaming): Promise<void> {
  const { clock } = context.services.environment
  const bell = createBell(clock)
  const leave = hub.subscribe(context.organizationId, bell.ring)
  stream.onAbort(() => {
    leave()
    bell.ring()
  })
  try {
    let last = after ?? (await lastEventId(context.services, context.organizationId))
    let checkedAt = clock.now()
    await write(stream, { id: last, event: { type: 'ready' } })
    while (!stream.aborted) {
      const events = await readEvents(context.services, context.organizationId, last)
      for (const numbered of events) {
        await write(stream, numbered)
        last = numbered.id
        if (endsSession(numbered.event, context.actor)) return
      }
      const left = checkedAt + heartbeatMilliseconds - clock.now()
      if (left <= 0) {
        if (!(await stillSignedIn())) return
        await stream.write(': still here\n\n')
        checkedAt = clock.now()
      } else if (events.length === 0) {
        await bell.wait(left)
      }
    }
  } finally {
    leave()
  }
}

/** Whether an event tells that the reader's own session is over; waiting for the next look would let them read on. */
function endsSession(event: LiveEvent, { userId, deviceId }: Context['actor']): boolean {
  if (event.type === 'device.revoked') return event.deviceId === deviceId
  return event.type === 'member.changed' && event.change === 'removed' && event.userId === userId
}

function write(stream: SSEStreamingApi, { id, event }: NumberedEvent): Promise<void> {
  return stream.writeSSE({ id: String(id), data: JSON.stringify(event) })
}

/** Remembers a ring that came while nobody waited, so that no event waits for the heartbeat. */
function createBell(clock: Clock) {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    /** Until it rings, `milliseconds` at most. */
    async wait(milliseconds: number): Promise<void> {
      if (!rung) {
        const waiting = new AbortController()
        wake = () => waiting.abort()
        await clock.sleep(milliseconds, waiting.signal).catch(() => undefined)
        wake = undefined
      }
      rung = false
    },
  }
}
