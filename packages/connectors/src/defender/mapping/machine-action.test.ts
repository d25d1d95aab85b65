import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mutationsOf, oddValue } from '../testing/mutations.ts'
import { sampleEntities, samplesFolder } from '../testing/samples.ts'
import { faultsOfRecord } from '../testing/valid-record.ts'
import { mapMachineAction, permissionsToCancel } from './machine-action.ts'

// A link to a package lies in the same folder and is no action.
const samples = sampleEntities('mde/machine-actions').filter(([, payload]) => payload.type !== undefined)

const kinds: Record<string, string> = {
  Isolate: 'isolate',
  RunAntiVirusScan: 'scan',
  CollectInvestigationPackage: 'collect_package',
  StopAndQuarantineFile: 'quarantine_file',
}

test.skipIf(samples.length === 0)(`every action that others recorded maps to a valid one (needs ${samplesFolder})`, () => {
  expect(samples.length).toBeGreaterThanOrEqual(12)
  for (const [file, payload] of samples) {
    const action = mapMachineAction(payload)
    const updated = String(payload.lastUpdateDateTimeUtc ?? payload.lastUpdateTimeUtc)
    expect(faultsOfRecord('action', action), file).toEqual([])
    expect(action, file).toMatchObject({
      reference: payload.id,
      kind: kinds[String(payload.type)],
      state: payload.status === 'Pending' ? 'waiting' : 'succeeded',
      vendorMachineId: payload.machineId,
      machineName: payload.computerDnsName,
      requestedBy: payload.requestor,
      comment: payload.requestorComment,
      failure: null,
      createdAt: new Date(String(payload.creationDateTimeUtc)).toISOString(),
      updatedAt: new Date(updated).toISOString(),
    })
    // A scan's scope says how thorough it is, not how isolated the machine.
    expect(action.isolationType, file).toBe(payload.type === 'Isolate' && payload.scope === 'Selective' ? 'selective' : null)
  }
})

const full = {
  id: '2f6a9c1e-47b8-4d6a-a1f3-90c2e5b7d814',
  type: 'Isolate',
  title: null,
  requestor: 'PocketSOC',
  requestorComment: 'Isolate for an alert',
  status: 'Pending',
  machineId: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9',
  computerDnsName: 'fin-lt-0142.corp.fabrikam.example',
  creationDateTimeUtc: '2026-03-04T09:20:11.3308187Z',
  lastUpdateDateTimeUtc: '2026-03-04T09:20:11.330819Z',
  cancellationRequestor: null,
  cancellationComment: null,
  cancellationDateTimeUtc: null,
  errorHResult: 0,
  scope: 'Full',
  troubleshootInfo: null,
}

describe('an action', () => {
  test('keeps what Microsoft documents', () => {
    expect(mapMachineAction(full)).toEqual({
      reference: '2f6a9c1e-47b8-4d6a-a1f3-90c2e5b7d814',
      kind: 'isolate',
      label: 'Isolate',
      state: 'waiting',
      isolationType: 'full',
      vendorMachineId: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9',
      machineName: 'fin-lt-0142.corp.fabrikam.example',
      requestedBy: 'PocketSOC',
      comment: 'Isolate for an alert',
      cancelledBy: null,
      cancellationComment: null,
      failure: null,
      createdAt: '2026-03-04T09:20:11.330Z',
      updatedAt: '2026-03-04T09:20:11.330Z',
    })
  })

  test.each([
    ['Isolate', 'isolate', 'Isolate', 'Machine.Isolate'],
    ['Unisolate', 'release', 'Release from isolation', 'Machine.Isolate'],
    ['RunAntiVirusScan', 'scan', 'Antivirus scan', 'Machine.Scan'],
    ['RestrictCodeExecution', 'restrict_execution', 'Restrict app execution', 'Machine.RestrictExecution'],
    ['UnrestrictCodeExecution', 'unrestrict_execution', 'Lift app restriction', 'Machine.RestrictExecution'],
    ['CollectInvestigationPackage', 'collect_package', 'Collect investigation package', 'Machine.CollectForensics'],
    ['StopAndQuarantineFile', 'quarantine_file', 'Stop and quarantine file', 'Machine.StopAndQuarantine'],
    ['LiveResponse', 'live_response', 'Live response', 'Machine.LiveResponse'],
    ['Offboard', 'offboard', 'Offboard', 'Machine.Offboard'],
  ])('of type %s is %s, shown as %s, and cancelled with %s', (type, kind, label, permission) => {
    expect(mapMachineAction({ ...full, type })).toMatchObject({ kind, label })
    expect(permissionsToCancel(kind)).toEqual([permission])
  })

  test('of a type that we do not know keeps its word and is not cancelled from here', () => {
    expect(mapMachineAction({ ...full, type: 'ContainDevice' })).toMatchObject({
      kind: 'contain_device',
      label: 'Contain Device',
    })
    expect(mapMachineAction({ ...full, type: null })).toMatchObject({ kind: 'unknown', label: 'Unknown action' })
    expect(permissionsToCancel('contain_device')).toEqual([])
  })

  test.each([
    ['Pending', 'waiting'],
    ['InProgress', 'running'],
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
    ['TimeOut', 'timed_out'],
    ['Cancelled', 'cancelled'],
    ['Canceled', 'cancelled'],
    ['Paused', 'unknown'],
    [null, 'unknown'],
  ])('whose status is %s is %s', (status, state) => {
    expect(mapMachineAction({ ...full, status }).state).toBe(state)
  })

  test.each([
    [-2147024891, 'Defender reports error 0x80070005 from the machine.'],
    [2147942405, 'Defender reports error 0x80070005 from the machine.'],
    [5, 'Defender reports error 0x00000005 from the machine.'],
    [0, 'Defender gave no reason.'],
    [null, 'Defender gave no reason.'],
    ['odd', 'Defender gave no reason.'],
    [1e300, 'Defender gave no reason.'],
  ])('that failed with %s says "%s"', (errorHResult, failure) => {
    expect(mapMachineAction({ ...full, status: 'Failed', errorHResult }).failure).toBe(failure)
    expect(mapMachineAction({ ...full, errorHResult }).failure).toBeNull()
  })

  test('that failed shows what the vendor adds', () => {
    const failed = { ...full, status: 'Failed', troubleshootInfo: 'The sensor is stopped.' }
    expect(mapMachineAction(failed).failure).toBe('Defender gave no reason. The sensor is stopped.')
  })

  test('keeps who cancelled it and why', () => {
    const cancelled = {
      ...full,
      status: 'Cancelled',
      cancellationRequestor: 'dana@fabrikam.example',
      cancellationComment: 'Wrong one',
    }
    expect(mapMachineAction(cancelled)).toMatchObject({ cancelledBy: 'dana@fabrikam.example', cancellationComment: 'Wrong one' })
  })

  test.each([
    ['Full', 'full'],
    ['Selective', 'selective'],
    ['UnManagedDevice', null],
    [null, null],
  ])('isolating with scope %s is %s', (scope, isolationType) => {
    expect(mapMachineAction({ ...full, scope }).isolationType).toBe(isolationType)
    expect(mapMachineAction({ ...full, scope, type: 'RunAntiVirusScan' }).isolationType).toBeNull()
  })
})

test('no mutation makes the mapping throw or produce something unfit to store', () => {
  const bases = [...samples.map(([, action]) => action), full, { ...full, status: 'Failed', errorHResult: -2147024891 }]
  function isGood(payload: unknown): void {
    expect(faultsOfRecord('action', mapMachineAction(payload))).toEqual([])
  }
  fc.assert(fc.property(fc.oneof(mutationsOf(bases), oddValue), isGood), { numRuns: 800 })
}, 60_000)
