import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demoTenant, estateOf } from '../../fixtures.ts'
import { mutationsOf, oddValue } from '../testing/mutations.ts'
import { sampleEntities, samplesFolder } from '../testing/samples.ts'
import { faultsOfRecord } from '../testing/valid-record.ts'
import { mapMachine } from './machine.ts'

const estate = estateOf(demoTenant, Date.parse('2026-03-04T09:00:00Z')).machines.map(({ payload }) => payload)
// One folder holds what is about machines; users and stand-ins of machines among them lack a sensor's health.
const samples = sampleEntities('mde/machines')

test.skipIf(samples.length === 0)(`every machine that others recorded maps to a valid one (needs ${samplesFolder})`, () => {
  expect(samples.length).toBeGreaterThanOrEqual(15)
  for (const [file, payload] of samples) {
    const machine = mapMachine(payload)
    expect(faultsOfRecord('machine', machine), file).toEqual([])
    expect(machine.vendorMachineId, file).toBe(payload.id)
    expect(machine.name, file).toBe(payload.computerDnsName ?? null)
    expect(machine.tags, file).toEqual(payload.machineTags ?? [])
    if (payload.healthStatus)
      expect([machine.health, machine.online], file).toEqual([payload.healthStatus, payload.healthStatus === 'Active'])
    for (const { address, mac } of machine.addresses) {
      expect(address, file).not.toMatch(/^127\.|^::1$/)
      expect(mac ?? '00:00:00:00:00:01', file).toMatch(/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/)
    }
  }
})

test('every machine of the demo estate maps to a valid one', () => {
  expect(estate.length).toBeGreaterThan(20)
  for (const payload of estate) {
    const machine = mapMachine(payload)
    expect(faultsOfRecord('machine', machine), payload.id).toEqual([])
    expect(machine).toMatchObject({ vendorMachineId: payload.id, name: payload.computerDnsName, group: payload.rbacGroupName })
    expect(machine.addresses.map(({ address }) => address)).toContain(payload.lastIpAddress)
  }
})

const full = {
  id: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9',
  mergedIntoMachineId: null,
  computerDnsName: 'fin-lt-0142.corp.fabrikam.example',
  firstSeen: '2025-06-11T07:20:44.1184329Z',
  lastSeen: '2026-03-04T08:55:10.402113Z',
  osPlatform: 'Windows11',
  version: '24H2',
  lastIpAddress: '10.44.18.73',
  lastExternalIpAddress: '203.0.113.58',
  osBuild: 26100,
  healthStatus: 'Active',
  rbacGroupName: 'Finance laptops',
  riskScore: 'High',
  exposureLevel: 'Medium',
  aadDeviceId: '4c0d6f21-8a3f-4c7b-9f2e-0b5d3e1a7c94',
  machineTags: ['vip', 'finance', ' vip '],
  onboardingStatus: 'Onboarded',
  managedBy: 'Intune',
  ipAddresses: [
    { ipAddress: '10.44.18.73', macAddress: 'A4BB6D0F21C8', type: 'Ethernet', operationalStatus: 'Up' },
    { ipAddress: '10.44.18.73', macAddress: 'a4bb6d0f21c8', type: 'Ethernet', operationalStatus: 'Up' },
    { ipAddress: 'fe80::1', macAddress: '00-00-5e-00-53-ff', type: 'Wireless80211', operationalStatus: 'Up' },
    { ipAddress: '127.0.0.1', macAddress: null, type: 'SoftwareLoopback', operationalStatus: 'Up' },
    { ipAddress: '::1', macAddress: '000000000000', type: 'Other', operationalStatus: 'Up' },
    { ipAddress: '', macAddress: '', type: 'Other', operationalStatus: 'Down' },
    { ipAddress: '10.44.18.99', macAddress: '000000000000', type: 'Other', operationalStatus: 'Down' },
  ],
}

describe('a machine', () => {
  test('keeps what Microsoft documents, in words for people', () => {
    expect(mapMachine(full)).toEqual({
      vendorMachineId: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9',
      name: 'fin-lt-0142.corp.fabrikam.example',
      health: 'Active',
      online: true,
      riskScore: 'High',
      exposureLevel: 'Medium',
      osPlatform: 'Windows 11',
      osVersion: '24H2 (build 26100)',
      addresses: [
        { address: '10.44.18.73', mac: 'A4:BB:6D:0F:21:C8', kind: 'Ethernet' },
        { address: 'fe80::1', mac: '00:00:5E:00:53:FF', kind: 'Wi-Fi' },
        { address: '10.44.18.99', mac: null, kind: null },
      ],
      externalAddress: '203.0.113.58',
      tags: ['vip', 'finance'],
      group: 'Finance laptops',
      firstSeenAt: '2025-06-11T07:20:44.118Z',
      lastSeenAt: '2026-03-04T08:55:10.402Z',
      directoryId: '4c0d6f21-8a3f-4c7b-9f2e-0b5d3e1a7c94',
      managedBy: 'Intune',
    })
  })

  test.each([
    ['Active', 'Active', true],
    ['Inactive', 'Inactive', false],
    ['ImpairedCommunication', 'Impaired communication', false],
    ['NoSensorData', 'No sensor data', false],
    ['NoSensorDataImpairedCommunication', 'No sensor data, impaired communication', false],
    ['Unknown', 'Unknown', true],
    ['SomethingNew', 'Something New', true],
    [null, null, true],
  ])('whose health is %s reads %s; online: %s', (healthStatus, health, online) => {
    expect(mapMachine({ ...full, healthStatus })).toMatchObject({ health, online })
  })

  test.each([
    ['onboarded', true],
    ['CanBeOnboarded', false],
    ['Unsupported', false],
    ['InsufficientInfo', false],
    [null, true],
  ])('that is %s has a sensor: %s', (onboardingStatus, online) => {
    expect(mapMachine({ ...full, onboardingStatus }).online).toBe(online)
  })

  test.each([
    ['Windows10', 'Windows 10'],
    ['WindowsServer2022', 'Windows Server 2022'],
    ['WindowsServer2012R2', 'Windows Server 2012 R2'],
    ['macOS', 'macOS'],
    ['iOS', 'iOS'],
    ['RedHatEnterpriseLinux', 'Red Hat Enterprise Linux'],
    ['Ubuntu', 'Ubuntu'],
    ['', null],
  ])('with platform %s runs %s', (osPlatform, readable) => {
    expect(mapMachine({ ...full, osPlatform }).osPlatform).toBe(readable)
  })

  test.each([
    [{ version: '9.5', osBuild: null }, '9.5'],
    [{ version: null, osVersion: '14.4' }, '14.4 (build 26100)'],
    [{ version: null }, 'build 26100'],
    [{ version: null, osBuild: null }, null],
  ])('with %j has version %s', (fields, version) => {
    expect(mapMachine({ ...full, ...fields }).osVersion).toBe(version)
  })

  test.each(['0.0.0.0', '', null, 'unknown', '127.0.0.1'])(
    'seen at %s from outside has no external address',
    (lastExternalIpAddress) => {
      expect(mapMachine({ ...full, lastExternalIpAddress }).externalAddress).toBeNull()
    },
  )

  test('without an id is kept under a stable one of its own', () => {
    const [first, second] = [mapMachine({ computerDnsName: 'a' }), mapMachine({ computerDnsName: 'a' })]
    expect(first.vendorMachineId).toMatch(/^unidentified:[0-9a-f]{64}$/)
    expect(first).toEqual(second)
  })
})

test('no mutation makes the mapping throw or produce something unfit to store', () => {
  const bases = [...samples.map(([, machine]) => machine), ...estate.slice(0, 10), full]
  function isGood(payload: unknown): void {
    expect(faultsOfRecord('machine', mapMachine(payload))).toEqual([])
  }
  fc.assert(fc.property(fc.oneof(mutationsOf(bases), oddValue), isGood), { numRuns: 800 })
}, 60_000)
