import { existsSync, readdirSync, readFileSync } from 'node:fs'

// Payloads that others recorded; a sibling of the repository on developers' machines, never part of it.
const folder = new URL('../../../../../../shared/samples/', import.meta.url)

export const samplesFolder = folder.pathname

/** Every recorded payload of a kind by file name; empty where the folder is absent. */
export function samplePayloads(kind: string): [file: string, payload: unknown][] {
  const files = new URL(`${kind}/`, folder)
  if (!existsSync(files)) return []
  return readdirSync(files).map((file) => [file, JSON.parse(readFileSync(new URL(file, files), 'utf8'))])
}

/** The entities of every recorded payload of a kind: of a list its items, else the payload itself. */
export function sampleEntities(kind: string): [file: string, entity: Record<string, unknown>][] {
  return samplePayloads(kind).flatMap(([file, payload]) => {
    const { value } = payload as { value?: unknown }
    const entities = Array.isArray(payload) ? payload : Array.isArray(value) ? value : [payload]
    return entities.map((entity): [string, Record<string, unknown>] => [file, entity])
  })
}

/** Alerts of every recorded payload by file name. */
export const sampleAlerts = () => sampleEntities('mde/alerts')
