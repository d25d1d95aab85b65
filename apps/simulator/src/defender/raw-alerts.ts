import { instantKey } from '../instant-key.ts'
import type { AlertRecord } from './alert-store.ts'

interface Place {
  /** Milliseconds since the epoch; stands in for times that the payload lacks. */
  now: number
  /** Numbers payloads without an id of their own. */
  count: number
}

/** An alert that is served exactly as given, whatever JSON it is. */
export function rawRecord(raw: unknown, { now, count }: Place): AlertRecord {
  const fields = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const nowKey = instantKey(new Date(now).toISOString()) ?? ''
  return {
    id: typeof fields.id === 'string' ? fields.id : `raw-${count}`,
    createdKey: instantKey(fields.alertCreationTime) ?? nowKey,
    updatedKey: instantKey(fields.lastUpdateTime) ?? nowKey,
    load: () => raw,
    text: JSON.stringify(raw),
  }
}

/** The same from text that goes out letter by letter, valid JSON or not. */
export function rawTextRecord(text: string, place: Place): AlertRecord {
  try {
    return { ...rawRecord(JSON.parse(text), place), text }
  } catch {
    return { ...rawRecord(null, place), text }
  }
}
