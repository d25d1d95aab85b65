import {
  exportAuditRecords as exportRoute,
  listAuditRecords as listRoute,
  verifyAuditRecords as verifyRoute,
} from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { exportRecords } from './export-records.ts'
import { listRecords } from './list-records.ts'
import { verifyRecords } from './verify-records.ts'

export function auditRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => c.json(await listRecords(c.get('context'), c.req.valid('query')), 200))
  api.openapi(exportRoute, async (c) => {
    const { fileName, contentType, content } = await exportRecords(c.get('context'), c.req.valid('query'))
    return c.body(content, 200, {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      // Proxies that buffer would hold the file back, and the reader's pace from us.
      'x-accel-buffering': 'no',
    })
  })
  api.openapi(verifyRoute, async (c) => c.json(await verifyRecords(c.get('context')), 200))
}
