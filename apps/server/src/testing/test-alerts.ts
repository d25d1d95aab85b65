import type { Alert, ReceivedAlert } from '@pocketsoc/connectors'

/** An alert in our words with nothing in it but what is given; `raw` stands for the vendor's payload. */
export function testAlert(id: string, fields: Partial<Alert> = {}, raw: unknown = { id }): ReceivedAlert {
  const createdAt = fields.createdAt ?? '2026-03-04T08:00:00.000Z'
  return {
    raw,
    alert: {
      vendorAlertId: id,
      revision: '2026-03-04T08:00:00.0000000Z',
      title: `Alert ${id}`,
      description: null,
      severity: 'medium',
      status: 'new',
      classification: null,
      determination: null,
      category: null,
      detectedBy: null,
      threatName: null,
      threatFamily: null,
      incidentId: null,
      investigationState: null,
      assignedTo: null,
      machine: null,
      machineGroup: null,
      user: null,
      users: [],
      techniqueIds: [],
      evidence: [],
      comments: [],
      updatedAt: createdAt,
      firstActivityAt: null,
      lastActivityAt: null,
      resolvedAt: null,
      portalUrl: null,
      ...fields,
      createdAt,
    },
  }
}
