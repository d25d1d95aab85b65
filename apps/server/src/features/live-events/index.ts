export { createLiveHub, type LiveHub } from './live-hub.ts'
export { pruneEvents } from './prune-events.ts'
export { publishEvent } from './publish-event.ts'
export { liveEventRoutes } from './routes.ts'
