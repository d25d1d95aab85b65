import type { Context as HonoContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { HttpEnvironment } from '../../http/environment.ts'
import type { ConnectionTest } from './test-connection.ts'

/** Answers each event of the test as it comes; a reader who leaves stops it. */
export function streamConnectionTest(c: HonoContext<HttpEnvironment>, test: ConnectionTest): Response {
  const { services } = c.get('context')
  c.header('cache-control', 'no-store')
  // Proxies that buffer would hold the steps back.
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const left = new AbortController()
    stream.onAbort(() => left.abort(new Error('the reader has left')))
    try {
      for await (const event of test(left.signal)) await stream.writeSSE({ data: JSON.stringify(event) })
    } catch (error) {
      // The stream ends without a verdict then, which its reader takes for a test that was cut off.
      if (!left.signal.aborted) services.log.error({ error, requestId: c.get('requestId') }, 'connection test failed')
    }
  })
}
