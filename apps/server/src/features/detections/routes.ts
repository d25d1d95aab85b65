import {
  countDetections as countRoute,
  getDetection as getRoute,
  listRelatedDetections as listRelatedRoute,
  listDetections as listRoute,
} from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { countDetections } from './count-detections.ts'
import { getDetection } from './get-detection.ts'
import { listDetections } from './list-detections.ts'
import { relatedDetections } from './related-detections.ts'

export function detectionRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => c.json(await listDetections(c.get('context'), c.req.valid('query')), 200))
  api.openapi(countRoute, async (c) => c.json(await countDetections(c.get('context'), c.req.valid('query')), 200))
  api.openapi(listRelatedRoute, async (c) => c.json(await relatedDetections(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(getRoute, async (c) => c.json(await getDetection(c.get('context'), c.req.valid('param').id), 200))
}
