import { streamEvents as streamEventsRoute } from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import type { LiveHub } from './live-hub.ts'
import { streamEvents } from './stream-events.ts'

export function liveEventRoutes(api: Api, hub: LiveHub, stillSignedIn: (headers: Headers) => Promise<boolean>): void {
  api.openapi(streamEventsRoute, (c) => {
    const asked = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after
    return streamEvents(c, {
      hub,
      context: c.get('context'),
      after: asked === undefined ? null : Number(asked),
      stillSignedIn: () => stillSignedIn(c.req.raw.headers),
    })
  })
}
