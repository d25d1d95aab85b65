import type { MachineAction } from '@pocketsoc/contract'

/** An isolation on its way, for a test; everything as `wish` says. */
export function actionWith(wish: Partial<MachineAction> = {}): MachineAction {
  return {
    id: 'a1',
    source: {
      configurationId: 'p1',
      displayName: 'Fabrikam Defender',
      vendor: 'defender',
      vendorName: 'Microsoft Defender',
    },
    machine: { id: 'm1', vendorMachineId: '6d1f0a7c', name: 'fin-lt-0142' },
    kind: 'isolate',
    label: 'Isolate',
    isolationType: 'full',
    state: 'requested',
    waitingForMachine: false,
    comment: 'Ransomware',
    requestedBy: 'Ada Byron',
    requestedHere: true,
    detectionId: null,
    approval: null,
    failure: null,
    cancellation: null,
    vendorReference: null,
    canCancel: true,
    cannotCancelReason: null,
    createdAt: '2026-03-04T09:00:00.000Z',
    updatedAt: '2026-03-04T09:00:00.000Z',
    finishedAt: null,
    ...wish,
  }
}
