import { updateDetection as updateDetectionRoute, updateDetections as updateDetectionsRoute } from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { updateDetection } from './update-detection.ts'
import { updateDetections } from './update-detections.ts'

export function triageRoutes(api: Api): void {
  api.openapi(updateDetectionRoute, async (c) =>
    c.json(await updateDetection(c.get('context'), { id: c.req.valid('param').id, ...c.req.valid('json') }), 200),
  )
  api.openapi(updateDetectionsRoute, async (c) => {
    return c.json({ items: await updateDetections(c.get('context'), c.req.valid('json')) }, 200)
  })
}
