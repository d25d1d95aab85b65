import ipaddr from 'ipaddr.js'
import type { VendorMachine } from '../../sdk/machine.ts'
import { asCount, asList, asRecord, asText, digest, type JsonRecord } from './json.ts'
import { instant } from './times.ts'
import { spaced, wordKey } from './vocabulary.ts'

const limits = { id: 200, name: 500, addresses: 100, tags: 200, tag: 200 }

/**
 * Defender's machine in our words. Pure and total: whatever the payload, every property is filled, valid, and storable
 * as PostgreSQL text. Property names are those of Microsoft's machine resource type.
 */
export function mapMachine(payload: unknown): VendorMachine {
  const machine = asRecord(payload)
  const name = (property: string) => asText(machine[property], limits.name)
  return {
    vendorMachineId: identityOf(machine.id, payload),
    name: name('computerDnsName'),
    health: healthOf(machine.healthStatus),
    online: isOnline(machine),
    riskScore: spaced(machine.riskScore),
    exposureLevel: spaced(machine.exposureLevel),
    osPlatform: platformOf(machine.osPlatform),
    osVersion: versionOf(machine),
    addresses: addressesOf(machine),
    externalAddress: usableAddress(machine.lastExternalIpAddress),
    tags: tagsOf(machine.machineTags),
    group: name('rbacGroupName'),
    firstSeenAt: instant(machine.firstSeen),
    lastSeenAt: instant(machine.lastSeen),
    directoryId: name('aadDeviceId'),
    managedBy: wordKey(machine.managedBy) === 'unknown' ? null : spaced(machine.managedBy),
  }
}

/** The vendor's id; where it is missing or unfit to keep, a digest, so that the record is kept all the same. */
export function identityOf(id: unknown, payload: unknown): string {
  const text = asText(id, limits.id + 1)
  return text !== null && text.length <= limits.id && text === String(id) ? text : `unidentified:${digest(id ?? payload)}`
}

/** What the sensor's health means, as analysts read it. */
const healths = new Map([
  ['nosensordata', 'No sensor data'],
  ['impairedcommunication', 'Impaired communication'],
  ['nosensordataimpairedcommunication', 'No sensor data, impaired communication'],
])
const silentHealths = new Set(['inactive', ...healths.keys()])

const healthOf = (value: unknown) => healths.get(wordKey(value)) ?? spaced(value)

// A machine that was only discovered has no sensor that could report or act.
function isOnline({ healthStatus, onboardingStatus }: JsonRecord): boolean {
  const onboarding = wordKey(onboardingStatus)
  return !silentHealths.has(wordKey(healthStatus)) && (onboarding === '' || onboarding === 'onboarded')
}

const platforms = new Map([
  ['macos', 'macOS'],
  ['ios', 'iOS'],
  ['ipados', 'iPadOS'],
])

/** `WindowsServer2022` becomes `Windows Server 2022`. */
function platformOf(value: unknown): string | null {
  return platforms.get(wordKey(value)) ?? spaced(value)?.replace(/([a-z])(\d)/g, '$1 $2') ?? null
}

/** `24H2 (build 26100)`, or the half of it that is known. */
function versionOf({ version, osVersion, osBuild }: JsonRecord): string | null {
  const marketing = asText(version, limits.name) ?? asText(osVersion, limits.name)
  const build = asCount(osBuild)
  if (build === null) return marketing
  return marketing === null ? `build ${build}` : `${marketing} (build ${build})`
}

/** Addresses of the network, each once, the one last reported first. */
function addressesOf(machine: JsonRecord): VendorMachine['addresses'] {
  const found = new Map<string, VendorMachine['addresses'][number]>()
  const last = usableAddress(machine.lastIpAddress)
  if (last !== null) found.set(last, { address: last, mac: null, kind: null })
  for (const item of asList(machine.ipAddresses, limits.addresses)) {
    const { ipAddress, macAddress, type } = asRecord(item)
    const address = wordKey(type) === 'softwareloopback' ? null : usableAddress(ipAddress)
    if (address === null) continue
    const known = found.get(address)
    found.set(address, { address, mac: known?.mac ?? macOf(macAddress), kind: known?.kind ?? interfaceOf(type) })
  }
  return [...found.values()]
}

/** The address unless it is none, or none of a network: loopback and the unspecified address. */
function usableAddress(value: unknown): string | null {
  const text = asText(value, limits.name)?.trim() ?? ''
  if (!ipaddr.isValid(text) || !/[.:]/.test(text)) return null
  return ['loopback', 'unspecified'].includes(ipaddr.process(text).range()) ? null : text
}

/** `A4BB6D0F21C8` becomes `A4:BB:6D:0F:21:C8`; null for anything that is no MAC address, and for all zeros. */
function macOf(value: unknown): string | null {
  const digits = asText(value, limits.name)
    ?.replace(/[^0-9a-f]/gi, '')
    .toUpperCase()
  if (digits?.length !== 12 || /^0+$/.test(digits)) return null
  return digits.replace(/..(?=.)/g, '$&:')
}

function interfaceOf(value: unknown): string | null {
  const word = wordKey(value)
  if (word === 'other' || word === 'unknown') return null
  return word === 'wireless80211' ? 'Wi-Fi' : spaced(value)
}

function tagsOf(value: unknown): string[] {
  const tags = asList(value, limits.tags).flatMap((tag) => asText(tag, limits.tag)?.trim() ?? [])
  return [...new Set(tags)]
}
