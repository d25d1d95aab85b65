import type { DetectionSummary } from '@pocketsoc/contract'
import { useCallback, useState } from 'react'
import { allOrNone, isAll, type Selection, selectedRows, toggled } from './selection.ts'

export interface RowSelection {
  /** False while rows are only read. */
  active: boolean
  rows: DetectionSummary[]
  isAll: boolean
  has: (id: string) => boolean
  toggle: (id: string) => void
  toggleAll: () => void
  start: () => void
  end: () => void
}

/** The selecting of rows, to change many at once. */
export function useSelection(shown: DetectionSummary[]): RowSelection {
  const [selection, setSelection] = useState<Selection>(null)
  return {
    active: selection !== null,
    rows: selectedRows(selection, shown),
    isAll: isAll(selection, shown),
    has: (id) => selection?.has(id) ?? false,
    // The same function each time: rows that did not change are not drawn anew.
    toggle: useCallback((id) => setSelection((before) => toggled(before, id)), []),
    toggleAll: () => setSelection(allOrNone(selection, shown)),
    start: () => setSelection(new Set()),
    end: () => setSelection(null),
  }
}
