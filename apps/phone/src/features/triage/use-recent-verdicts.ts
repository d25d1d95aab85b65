import AsyncStorage from '@react-native-async-storage/async-storage'
import { useEffect, useState } from 'react'
import { type Verdict, withRecent } from './triage-words.ts'

const key = 'pocketsoc.verdicts'

/** The verdicts used last on this device, and how to add one. */
export function useRecentVerdicts(): [readonly Verdict[], (verdict: Verdict) => void] {
  const [recent, setRecent] = useState<readonly Verdict[]>([])

  useEffect(() => {
    void AsyncStorage.getItem(key).then(
      (kept) => setRecent(readVerdicts(kept)),
      () => undefined,
    )
  }, [])

  function add(verdict: Verdict): void {
    const next = withRecent(recent, verdict)
    setRecent(next)
    void AsyncStorage.setItem(key, JSON.stringify(next)).catch(() => undefined)
  }
  return [recent, add]
}

function readVerdicts(kept: string | null): Verdict[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : []
  } catch {
    return []
  }
}
