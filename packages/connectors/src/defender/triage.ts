import type { Classification, DetectionStatus, Determination } from '@pocketsoc/contract'
import type { ReceivedAlert } from '../sdk/alert.ts'
import type { Clock } from '../sdk/connector.ts'
import type { AlertChange, AlertWriter } from '../sdk/triage.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import { type DefenderClient, type Refusal, unexpectedAnswer } from './client.ts'
import { mapAlert } from './mapping/alert.ts'
import { asRecord } from './mapping/json.ts'
import { alertReading, alertWriting } from './permissions.ts'

const statuses: Record<Exclude<DetectionStatus, 'unknown'>, string> = {
  new: 'New',
  in_progress: 'InProgress',
  resolved: 'Resolved',
}

const classifications: Record<Exclude<Classification, 'unknown'>, string> = {
  true_positive: 'TruePositive',
  expected_activity: 'InformationalExpectedActivity',
  false_positive: 'FalsePositive',
}

/** Microsoft's pages disagree on some spellings: the one to try first, and the other where there are two. */
const determinations: Record<Exclude<Determination, 'unknown'>, [string, string?]> = {
  multi_staged_attack: ['MultiStagedAttack'],
  malicious_user_activity: ['MaliciousUserActivity'],
  compromised_account: ['CompromisedUser', 'CompromisedAccount'],
  malware: ['Malware'],
  phishing: ['Phishing'],
  unwanted_software: ['UnwantedSoftware'],
  security_testing: ['SecurityTesting'],
  line_of_business_application: ['LineOfBusinessApplication'],
  confirmed_activity: ['ConfirmedUserActivity', 'ConfirmedActivity'],
  not_malicious: ['Clean', 'NotMalicious'],
  insufficient_data: ['InsufficientData', 'NotEnoughDataToValidate'],
  other: ['Other'],
}

// The service documents no maximum; a larger one is refused with the number that it allows.
const batchSize = 100

/** Changes Defender's alerts: `PATCH /api/alerts/{id}` and `POST /api/alerts/batchUpdate`. */
export function createAlertWriter(client: DefenderClient, clock: Clock, portalHost: string): AlertWriter {
  const about = { needs: alertWriting, subject: 'alert', repeatThrottled: true }
  /** Spellings that this tenant accepted where it refused the first. */
  const spellings = new Map<Determination, string>()
  let allowedBatch = batchSize

  const received = (raw: unknown): ReceivedAlert => ({
    alert: mapAlert(raw, { readAt: new Date(clock.now()), portalHost }),
    raw,
  })

  async function read(vendorAlertId: string, signal?: AbortSignal): Promise<ReceivedAlert | null> {
    const raw = await client.getEntity(pathOf(vendorAlertId), { needs: alertReading, subject: 'alert', signal })
    return raw === null ? null : received(raw)
  }

  /** Sends a change, and once more with the other spelling of its determination when it is refused. */
  async function write(
    change: AlertChange,
    send: (fields: Record<string, unknown>) => ReturnType<DefenderClient['send']>,
  ): ReturnType<DefenderClient['send']> {
    const { determination } = change
    const [first, second] = determination ? determinations[determination] : []
    const known = determination && spellings.get(determination)
    const sent = await send(fieldsOf(change, known ?? first))
    if (!('refusal' in sent) || !determination || !second || isTooLarge(sent.refusal)) return sent
    const other = known === second ? first : second
    const again = await send(fieldsOf(change, other))
    // Refused either way, the spelling was not to blame.
    if ('refusal' in again) return sent
    if (other) spellings.set(determination, other)
    return again
  }

  /** Sends one batch, in smaller ones where the service allows fewer. */
  async function writeBatch(alertIds: string[], change: AlertChange, signal: AbortSignal | undefined): Promise<void> {
    const sent = await write(change, (fields) =>
      client.send({ ...about, method: 'POST', path: '/api/alerts/batchUpdate', json: { alertIds, ...fields }, signal }),
    )
    if (!('refusal' in sent)) return
    if (!isTooLarge(sent.refusal) || alertIds.length < 2) throw notChanged(change, sent.refusal)
    allowedBatch = allowedSize(sent.refusal.message, alertIds.length)
    await writeBatches(alertIds, change, signal)
  }

  async function writeBatches(alertIds: string[], change: AlertChange, signal: AbortSignal | undefined): Promise<void> {
    let rest = alertIds
    while (rest.length > 0) {
      const size = allowedBatch
      await writeBatch(rest.slice(0, size), change, signal)
      rest = rest.slice(size)
    }
  }

  return {
    batchSize,
    read,
    async update(vendorAlertId, change, signal) {
      const sent = await write(change, (json) =>
        client.send({ ...about, method: 'PATCH', path: pathOf(vendorAlertId), json, signal }),
      )
      if ('refusal' in sent) throw notChanged(change, sent.refusal)
      const { id, evidence } = asRecord(sent.body)
      if (id === vendorAlertId && Array.isArray(evidence) && evidence.length > 0) return received(sent.body)
      // Lists leave evidence out, and so may this answer: kept as it is, it would take the evidence from the detection.
      const present = await read(vendorAlertId, signal).catch(changedUnseen)
      if (!present) throw unexpectedAnswer('no alert', true)
      return present
    },
    updateMany: writeBatches,
  }
}

const pathOf = (vendorAlertId: string) => `/api/alerts/${encodeURIComponent(vendorAlertId)}`

/** The change in Defender's words; names of properties are case-sensitive. */
function fieldsOf({ status, assignedTo, classification, comment }: AlertChange, determination: string | undefined) {
  return {
    ...(status && { status: statuses[status] }),
    // That null clears the assignee is not documented; what is documented is that leaving it out keeps them.
    ...(assignedTo !== undefined && { assignedTo }),
    ...(classification && { classification: classifications[classification] }),
    ...(determination && { determination }),
    ...(comment !== undefined && { comment }),
  }
}

const isTooLarge = ({ code }: Refusal) => code === 'MaximumBatchSizeExceeded'

/** The number that the service says it allows; half of what was sent where its text tells none. */
function allowedSize(message: string, sent: number): number {
  const named = /(?:allowed|maximum|max|limit|up to)\D{0,40}(\d{1,6})/i.exec(message)?.[1]
  const numbers = [named, ...(message.match(/\d{1,6}/g) ?? [])].map(Number)
  return numbers.find((number) => number >= 1 && number < sent) ?? Math.floor(sent / 2)
}

function notChanged({ assignedTo }: AlertChange, { code, problem }: Refusal): VendorError {
  if (assignedTo !== null) return problem
  return new VendorError({
    code: 'vendor-rejected',
    detail: `Defender refused the change (HTTP 400${code ? `, ${code}` : ''}). It may not allow an alert to be unassigned from here.`,
    remedy: 'Assign it to someone else, or unassign it in the Defender portal.',
    ...(code ? { vendorCode: code } : {}),
    cause: problem,
  })
}

function changedUnseen(error: unknown): never {
  if (!(error instanceof VendorError)) throw error
  throw new VendorError({
    code: error.code,
    detail: `Defender made the change, but the alert could not be read again. ${error.detail}`,
    remedy: 'Nothing to do: its new state shows as soon as Defender can be read.',
    ...(error.vendorCode ? { vendorCode: error.vendorCode } : {}),
    outcomeUnknown: true,
    cause: error,
  })
}
