import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mutationsOf } from '../testing/mutations.ts'
import { faultsOfRecord } from '../testing/valid-record.ts'
import { readHuntingResult } from './result.ts'
import { machineEventsOf, processActivityOf, processStartsOf } from './telemetry.ts'

const rowsOf = (...results: object[]) => {
  const result = readHuntingResult({ results })
  if (!result) throw new Error('no result')
  return result
}

const start = {
  Timestamp: '2026-03-04T09:12:31.4410275Z',
  ProcessId: 9132,
  ProcessCreationTime: '2026-03-04T09:12:31.4410275Z',
  FileName: 'rundll32.exe',
  FolderPath: 'C:\\Windows\\System32\\rundll32.exe',
  SHA1: '5B0C9F1A7E3D4426B8E1D2F3A4958C6077B1E2D3',
  SHA256: '',
  ProcessCommandLine: 'rundll32.exe comsvcs.dll, MiniDump 748 u.bin full',
  ProcessIntegrityLevel: 'High',
  AccountDomain: 'fabrikam',
  AccountName: 'm.alvarez',
  AccountUpn: 'm.alvarez@fabrikam.example',
  ParentId: 8840,
  ParentCreated: '2026-03-04T09:12:29.9004163Z',
  ParentFileName: 'powershell.exe',
  ParentFolderPath: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  ParentCommandLine: 'powershell -nop',
  ParentSHA1: 'ab',
  ParentSHA256: null,
  ParentIntegrityLevel: 'Medium',
  ParentAccountDomain: '',
  ParentAccountName: '',
  ParentAccountUpn: 'm.alvarez@fabrikam.example',
  GrandParentId: 4711,
  GrandParentCreated: '2026-03-04T09:00:00Z',
  GrandParentFileName: 'explorer.exe',
  UniqueId: '562949953421312',
  ParentUniqueId: '',
}

describe('a process start', () => {
  test('keeps three generations, times at full precision', () => {
    expect(processStartsOf(rowsOf(start))).toEqual([
      {
        at: '2026-03-04T09:12:31.4410275Z',
        process: {
          processId: 9132,
          createdAt: '2026-03-04T09:12:31.4410275Z',
          uniqueId: '562949953421312',
          name: 'rundll32.exe',
          path: 'C:\\Windows\\System32\\rundll32.exe',
          commandLine: 'rundll32.exe comsvcs.dll, MiniDump 748 u.bin full',
          sha1: '5b0c9f1a7e3d4426b8e1d2f3a4958c6077b1e2d3',
          sha256: null,
          user: 'fabrikam\\m.alvarez',
          integrityLevel: 'High',
        },
        parent: {
          processId: 8840,
          createdAt: '2026-03-04T09:12:29.9004163Z',
          uniqueId: null,
          name: 'powershell.exe',
          path: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
          commandLine: 'powershell -nop',
          sha1: 'ab',
          sha256: null,
          user: 'm.alvarez@fabrikam.example',
          integrityLevel: 'Medium',
        },
        grandParent: {
          processId: 4711,
          createdAt: '2026-03-04T09:00:00.0000000Z',
          uniqueId: null,
          name: 'explorer.exe',
          path: null,
          commandLine: null,
          sha1: null,
          sha256: null,
          user: null,
          integrityLevel: null,
        },
      },
    ])
  })

  test('without ancestors has none, and without a time is left out', () => {
    const orphan = {
      Timestamp: start.Timestamp,
      ProcessId: 4,
      FileName: 'System',
      ParentId: 0,
      GrandParentId: 0,
      ParentFileName: '',
    }
    expect(processStartsOf(rowsOf(orphan, { ...orphan, Timestamp: 'soon' }))).toMatchObject([{ parent: null, grandParent: null }])
  })
})

const activity = {
  Kind: 'network',
  InitiatingProcessId: 9132,
  InitiatingProcessCreationTime: '2026-03-04T09:12:31.4410275Z',
  Count: 12,
  Sample: ['203.0.113.9:443', 'bad.example:443'],
}

describe('activity', () => {
  test.each([
    ['a list', activity.Sample],
    ['the text of a list', JSON.stringify(activity.Sample)],
  ])('with examples as %s keeps kind, count and examples', (_form, Sample) => {
    expect(processActivityOf(rowsOf({ ...activity, Sample }))).toEqual([
      {
        processId: 9132,
        createdAt: '2026-03-04T09:12:31.4410275Z',
        kind: 'network',
        count: 12,
        samples: ['203.0.113.9:443', 'bad.example:443'],
      },
    ])
  })

  test.each([
    [null, []],
    ['', []],
    ['plain text', ['plain text']],
    ['{}', []],
    [7, []],
  ])('with examples %j has %j', (Sample, samples) => {
    expect(processActivityOf(rowsOf({ ...activity, Sample }))[0]?.samples).toEqual(samples)
  })
})

const event = (Kind: string, ActionType: string, more: object) => ({
  Timestamp: '2026-03-04T09:12:31.4410275Z',
  ReportId: 1,
  Kind,
  ActionType,
  Title: '',
  Detail: '',
  Actor: 'FABRIKAM\\m.alvarez',
  ByName: 'explorer.exe',
  AlertId: '',
  ...more,
})

describe('an event', () => {
  test.each([
    [event('process', 'ProcessCreated', { Title: 'cmd.exe', Detail: 'cmd /c whoami' }), 'cmd.exe', 'cmd /c whoami'],
    [
      event('network', 'ConnectionSuccess', { Title: 'bad.example', Detail: 'Tcp 10.0.0.1:5 -> 203.0.113.9:443' }),
      'bad.example',
      'Connection Success: Tcp 10.0.0.1:5 -> 203.0.113.9:443',
    ],
    [event('file', 'FileRenamed', { Title: 'u.bin', Detail: 'C:\\u.bin' }), 'u.bin', 'File Renamed: C:\\u.bin'],
    [
      event('registry', 'RegistryValueSet', { Title: '', Detail: 'HKLM\\Run = x' }),
      'Registry Value Set',
      'Registry Value Set: HKLM\\Run = x',
    ],
    [
      event('logon', 'LogonFailed', { Title: '\\m.alvarez', Detail: 'Network from SRV' }),
      'm.alvarez',
      'Logon Failed: Network from SRV',
    ],
    [event('event', 'ServiceInstalled', { Title: 'ServiceInstalled', Detail: '{}' }), 'Service Installed', null],
    [event('alert', 'Alert', { Title: 'Credential dump', Detail: 'High', AlertId: 'da1_-1' }), 'Credential dump', 'High'],
    [event('process', '', {}), 'A process event', null],
  ])('%j reads "%s" with detail %j', (row, title, detail) => {
    expect(machineEventsOf(rowsOf(row))).toMatchObject([{ at: '2026-03-04T09:12:31.441Z', title, detail }])
  })

  test('names who did it and by what, and an alert its id alone', () => {
    const [process, alert] = machineEventsOf(
      rowsOf(event('process', 'ProcessCreated', { AlertId: 'x' }), event('alert', 'Alert', { AlertId: 'da1_-1' })),
    )
    expect(process).toMatchObject({ actor: 'FABRIKAM\\m.alvarez', byProcess: 'explorer.exe', vendorAlertId: null })
    expect(alert).toMatchObject({ actor: null, vendorAlertId: 'da1_-1' })
    expect(machineEventsOf(rowsOf(event('process', '', { Actor: '\\' })))).toMatchObject([{ actor: null }])
  })

  test('of a kind that we do not know is an event; without a time it is left out', () => {
    expect(machineEventsOf(rowsOf(event('quantum', 'SpinFlipped', {})))).toMatchObject([{ kind: 'event', title: 'Spin Flipped' }])
    expect(machineEventsOf(rowsOf({ ...event('file', '', {}), Timestamp: null }))).toEqual([])
  })
})

test('no mutation of an answer makes a mapping throw or produce something unfit to store', () => {
  const answer = { results: [start, activity, event('file', 'FileCreated', { Title: 'a', Detail: 'b' })] }
  function isGood(body: unknown): void {
    const result = readHuntingResult(body)
    if (!result) return
    for (const each of processStartsOf(result)) expect(faultsOfRecord('start', each)).toEqual([])
    for (const each of processActivityOf(result)) expect(faultsOfRecord('activity', each)).toEqual([])
    for (const each of machineEventsOf(result)) expect(faultsOfRecord('event', each)).toEqual([])
  }
  fc.assert(fc.property(mutationsOf([answer]), isGood), { numRuns: 800 })
}, 60_000)
