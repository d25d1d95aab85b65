import type { VendorAction, VendorActionState } from '../../sdk/machine.ts'
import { asRecord, asText, type JsonRecord } from './json.ts'
import { identityOf } from './machine.ts'
import { instant } from './times.ts'
import { spaced, wordKey } from './vocabulary.ts'

const limits = { name: 500, comment: 10_000, reason: 1000 }

interface ActionWords {
  kind: string
  label: string
  /** Permission to ask for it, and so to cancel it. */
  permission: string
}

/** Every type of action that Microsoft documents. */
const types = new Map<string, ActionWords>([
  ['isolate', { kind: 'isolate', label: 'Isolate', permission: 'Machine.Isolate' }],
  ['unisolate', { kind: 'release', label: 'Release from isolation', permission: 'Machine.Isolate' }],
  ['runantivirusscan', { kind: 'scan', label: 'Antivirus scan', permission: 'Machine.Scan' }],
  [
    'restrictcodeexecution',
    { kind: 'restrict_execution', label: 'Restrict app execution', permission: 'Machine.RestrictExecution' },
  ],
  [
    'unrestrictcodeexecution',
    { kind: 'unrestrict_execution', label: 'Lift app restriction', permission: 'Machine.RestrictExecution' },
  ],
  [
    'collectinvestigationpackage',
    { kind: 'collect_package', label: 'Collect investigation package', permission: 'Machine.CollectForensics' },
  ],
  [
    'stopandquarantinefile',
    { kind: 'quarantine_file', label: 'Stop and quarantine file', permission: 'Machine.StopAndQuarantine' },
  ],
  ['liveresponse', { kind: 'live_response', label: 'Live response', permission: 'Machine.LiveResponse' }],
  ['offboard', { kind: 'offboard', label: 'Offboard', permission: 'Machine.Offboard' }],
])

const states = new Map<string, VendorActionState>([
  ['pending', 'waiting'],
  ['inprogress', 'running'],
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['timeout', 'timed_out'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
])

const scopes = new Map<string, 'full' | 'selective'>([
  ['full', 'full'],
  ['selective', 'selective'],
])

/**
 * Defender's machine action in our words. Pure and total: whatever the payload, every property is filled, valid, and
 * storable as PostgreSQL text. Property names are those of Microsoft's machineAction resource type.
 */
export function mapMachineAction(payload: unknown): VendorAction {
  const action = asRecord(payload)
  const name = (property: string) => asText(action[property], limits.name)
  const words = types.get(wordKey(action.type))
  const state = states.get(wordKey(action.status)) ?? 'unknown'
  return {
    reference: identityOf(action.id, payload),
    kind: words?.kind ?? snakeCase(action.type),
    label: words?.label ?? spaced(action.type) ?? 'Unknown action',
    state,
    // Scans have a scope too, with other meaning.
    isolationType: words?.kind === 'isolate' ? (scopes.get(wordKey(action.scope)) ?? null) : null,
    vendorMachineId: name('machineId'),
    machineName: name('computerDnsName'),
    requestedBy: name('requestor'),
    comment: asText(action.requestorComment, limits.comment),
    cancelledBy: name('cancellationRequestor'),
    cancellationComment: asText(action.cancellationComment, limits.comment),
    failure: state === 'failed' ? failureOf(action) : null,
    createdAt: instant(action.creationDateTimeUtc),
    // The service says lastUpdateDateTimeUtc, some pages of its documentation lastUpdateTimeUtc.
    updatedAt: instant(action.lastUpdateDateTimeUtc) ?? instant(action.lastUpdateTimeUtc),
  }
}

/** Permissions of which one is needed to cancel a machine action of this kind; none for a kind that we do not know. */
export function permissionsToCancel(kind: string): readonly string[] {
  const words = [...types.values()].find((each) => each.kind === kind)
  return words ? [words.permission] : []
}

function snakeCase(type: unknown): string {
  const word = spaced(type)
    ?.toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return word || 'unknown'
}

function failureOf({ errorHResult, troubleshootInfo }: JsonRecord): string {
  const code = hresult(errorHResult)
  const hint = asText(troubleshootInfo, limits.reason)?.trim()
  const said = code === null ? 'Defender gave no reason.' : `Defender reports error ${code} from the machine.`
  return hint ? `${said} ${hint}` : said
}

/** An HRESULT as Windows documents write it; it travels as a signed number of 32 bits. Null when it says nothing. */
function hresult(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || value === 0) return null
  if (value < -(2 ** 31) || value >= 2 ** 32) return null
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`
}
