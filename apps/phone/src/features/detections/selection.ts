import type { DetectionSummary } from '@pocketsoc/contract'

/** Ids of the selected rows; null while nothing is being selected. */
export type Selection = ReadonlySet<string> | null

/** The selection with one row switched. */
export function toggled(selection: Selection, id: string): Selection {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}

/** All loaded rows, or none where all are selected already. */
export function allOrNone(selection: Selection, rows: readonly DetectionSummary[]): Selection {
  return isAll(selection, rows) ? new Set() : new Set(rows.map(({ id }) => id))
}

export function isAll(selection: Selection, rows: readonly DetectionSummary[]): boolean {
  return rows.length > 0 && rows.every(({ id }) => selection?.has(id))
}

/** The selected rows that are still there, in the order of the feed. */
export function selectedRows(selection: Selection, rows: readonly DetectionSummary[]): DetectionSummary[] {
  return selection ? rows.filter(({ id }) => selection.has(id)) : []
}
