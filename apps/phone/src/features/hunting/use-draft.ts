import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useFocusEffect } from 'expo-router'
import { useCallback, useState } from 'react'

/** What is being written, and the run that was started from it last. */
export interface Draft {
  query: string
  days: number
  /** Null until one is chosen; the first that hunts is then meant. */
  profileId: string | null
  runId: string | null
  /** The saved query it came from, to be replaced when it is saved again. */
  savedId: string | null
}

const noDraft: Draft = { query: '', days: 7, profileId: null, runId: null, savedId: null }
const keyOf = (place: string) => ['hunting-draft', place]

/** The draft of a place as it was left. */
function keptDraft(queries: QueryClient, place: string): Draft {
  return queries.getQueryData<Draft>(keyOf(place)) ?? noDraft
}

/** Changes the draft of a place from another screen; the editor takes it up when it is in front again. */
export function changeDraft(queries: QueryClient, place: string, change: Partial<Draft>): void {
  queries.setQueryData(keyOf(place), { ...keptDraft(queries, place), ...change })
}

/**
 * The draft of one place to hunt from (the tab, or a detection), as it was left: it outlives the screen and the app,
 * and is forgotten with everything else at the sign-out.
 */
export function useDraft(place: string): [Draft, (change: Partial<Draft>) => void] {
  const queries = useQueryClient()
  // A state of its own: a field whose text comes back through the cache a moment later loses its cursor.
  const [draft, setDraft] = useState(() => keptDraft(queries, place))
  useFocusEffect(useCallback(() => setDraft(keptDraft(queries, place)), [queries, place]))
  function change(part: Partial<Draft>): void {
    changeDraft(queries, place, part)
    setDraft(keptDraft(queries, place))
  }
  return [draft, change]
}
