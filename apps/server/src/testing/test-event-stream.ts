import { LiveEvent } from '@pocketsoc/contract'
import type { ListeningApplication } from './test-application.ts'

export interface TestEvent {
  id: number
  event: LiveEvent
}

export interface TestEventStream {
  /** The next event, or null once the server has ended the stream. */
  next(): Promise<TestEvent | null>
  close(): Promise<void>
}

/** Opens the live events of a session; `after` resumes behind an id by the header that browsers send. */
export async function openEvents(
  app: ListeningApplication,
  headers: Record<string, string>,
  after?: number,
): Promise<TestEventStream> {
  const resume: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) }
  const response = await app.request('/api/v1/events', { headers: { ...headers, ...resume } })
  if (!response.ok || !response.body) throw new Error(`the event stream answered ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''

  async function nextBlock(): Promise<string | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        return block
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += value
    }
  }

  return {
    async next() {
      for (;;) {
        const block = await nextBlock()
        if (block === null) return null
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
        const [id, data] = [field('id'), field('data')]
        if (id !== undefined && data !== undefined) return { id: Number(id), event: LiveEvent.parse(JSON.parse(data)) }
      }
    },
    close: () => reader.cancel(),
  }
}
