import { expect, test } from 'vitest'
import { mapEvidence } from './evidence.ts'

const seenAt = '2026-03-04T09:14:02.533Z'
const row = (entityType: string | null, filled: Record<string, unknown>) => ({
  entityType,
  evidenceCreationTime: '2026-03-04T09:14:02.5333333Z',
  sha1: null,
  fileName: null,
  processId: null,
  ipAddress: null,
  url: null,
  accountName: null,
  ...filled,
})

test('a process keeps its command line, image, account and parent', () => {
  const process = row('Process', {
    sha1: '5B0C9F1A7E3D4426B8E1D2F3A4958C6077B1E2D3',
    sha256: null,
    fileName: 'rundll32.exe',
    filePath: 'C:\\Windows\\System32',
    processId: 9132,
    processCommandLine: 'rundll32.exe  comsvcs.dll, MiniDump 748 u.bin full',
    processCreationTime: '2026-03-04T09:12:31.4410275Z',
    parentProcessId: 8840,
    parentProcessCreationTime: '2026-03-04T09:12:29.9004163Z',
    parentProcessFileName: 'powershell.exe',
    parentProcessFilePath: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0',
    accountName: 'm.alvarez',
    domainName: 'FABRIKAM',
    detectionStatus: 'Detected',
  })
  expect(mapEvidence([process])).toEqual([
    {
      kind: 'process',
      name: 'rundll32.exe',
      path: 'C:\\Windows\\System32',
      sha1: '5b0c9f1a7e3d4426b8e1d2f3a4958c6077b1e2d3',
      sha256: null,
      commandLine: 'rundll32.exe  comsvcs.dll, MiniDump 748 u.bin full',
      processId: 9132,
      startedAt: '2026-03-04T09:12:31.441Z',
      user: 'FABRIKAM\\m.alvarez',
      parent: {
        name: 'powershell.exe',
        path: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0',
        processId: 8840,
        startedAt: '2026-03-04T09:12:29.900Z',
      },
      outcome: 'Detected',
      seenAt,
    },
  ])
})

test('files, users, addresses, URLs and registry values keep their own fields', () => {
  const rows = [
    row('File', { fileName: 'u.bin', filePath: 'C:\\Users\\Public', sha256: 'AB', detectionStatus: 'Prevented' }),
    row('User', {
      accountName: 'm.alvarez',
      domainName: 'FABRIKAM',
      userPrincipalName: 'm.alvarez@fabrikam.example',
      userSid: 'S-1',
    }),
    row('Ip', { ipAddress: '203.0.113.58' }),
    row('Url', { url: 'https://bad.example/a?b' }),
    row('RegistryValue', {
      registryHive: 'HKEY_LOCAL_MACHINE',
      registryKey: 'SOFTWARE\\Run',
      registryValueName: 'Up',
      registryValue: 7,
    }),
  ]
  expect(mapEvidence(rows)).toEqual([
    { kind: 'file', name: 'u.bin', path: 'C:\\Users\\Public', sha1: null, sha256: 'ab', outcome: 'Prevented', seenAt },
    {
      kind: 'user',
      name: 'm.alvarez',
      domain: 'FABRIKAM',
      principalName: 'm.alvarez@fabrikam.example',
      sid: 'S-1',
      directoryId: null,
      seenAt,
    },
    { kind: 'ip', address: '203.0.113.58', seenAt },
    { kind: 'url', url: 'https://bad.example/a?b', seenAt },
    {
      kind: 'registry',
      hive: 'HKEY_LOCAL_MACHINE',
      key: 'SOFTWARE\\Run',
      valueName: 'Up',
      valueType: null,
      value: '7',
      seenAt,
    },
  ])
})

test('a kind that we do not know is kept with its filled fields', () => {
  const mailbox = row('MailMessage', { networkMessageId: 'm-1', attachments: ['a.zip'], empty: [], nested: { a: 1 } })
  expect(mapEvidence([mailbox])).toEqual([
    {
      kind: 'other',
      entityType: 'MailMessage',
      fields: { networkMessageId: 'm-1', attachments: '["a.zip"]', nested: '{"a":1}' },
      seenAt,
    },
  ])
})

test.each(['constructor', '__proto__', 'toString'])('a kind named %s is a kind like any other', (entityType) => {
  expect(mapEvidence([row(entityType, { url: 'https://bad.example' })])).toMatchObject([{ kind: 'other', entityType }])
})

test('a row that lacks what its kind needs is kept as it is', () => {
  expect(mapEvidence([row('Ip', { url: 'https://bad.example' })])).toMatchObject([
    { kind: 'other', entityType: 'Ip', fields: { url: 'https://bad.example' } },
  ])
  expect(mapEvidence(['odd', 5])).toMatchObject([
    { kind: 'other', entityType: 'Unknown', fields: { value: 'odd' } },
    { kind: 'other', entityType: 'Unknown', fields: { value: '5' } },
  ])
})

test.each([
  ['process', { processCommandLine: 'cmd /c' }],
  ['file', { fileName: 'a.exe', sha1: 'aa' }],
  ['user', { userPrincipalName: 'a@fabrikam.example' }],
  ['ip', { ipAddress: '203.0.113.9' }],
  ['registry', { registryKey: 'SOFTWARE' }],
])('a row without a type is recognised as %s by its fields', (kind, filled) => {
  expect(mapEvidence([row(null, filled)])).toMatchObject([{ kind }])
})

test('empty rows are hidden', () => {
  expect(mapEvidence([row('Ip', {}), row('Process', {}), row('Odd', {}), row(null, {}), {}, null, []])).toEqual([])
})

test('the same thing recorded twice is shown once, from when it was first seen', () => {
  const file = { fileName: 'u.bin', filePath: 'C:\\Temp' }
  const rows = [
    row('File', file),
    { ...row('File', file), evidenceCreationTime: '2026-03-04T09:00:00Z' },
    row('File', { fileName: 'v.bin' }),
  ]
  expect(mapEvidence(rows)).toMatchObject([
    { name: 'u.bin', seenAt: '2026-03-04T09:00:00.000Z' },
    { name: 'v.bin', seenAt },
  ])
})

test('the same image run twice stays two processes', () => {
  const rows = [1, 2].map((processId) => row('Process', { fileName: 'cmd.exe', processId }))
  expect(mapEvidence(rows)).toHaveLength(2)
})

test('no more than five hundred rows are kept', () => {
  const rows = Array.from({ length: 800 }, (_, index) => row('File', { fileName: `f${index}` }))
  expect(mapEvidence(rows)).toHaveLength(500)
})

test.each(['', 'text', 7, null, undefined, {}])('evidence that is %j is none', (value) => {
  expect(mapEvidence(value)).toEqual([])
})
