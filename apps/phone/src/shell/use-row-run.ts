import type { DetectionSummary } from '@pocketsoc/contract'
import { useCallback, useEffect, useRef } from 'react'
import { useAskIsolation } from '../features/machine-actions/machine-action-context.ts'
import { useTriage } from '../features/triage/triage-context.ts'
import { useMe } from '../lib/me-queries.ts'
import { useAbilities } from '../lib/profile-queries.ts'
import { useNotify } from '../ui/notices.tsx'

type Run = (row: DetectionSummary, key: string) => void

/** Does what a row's action says. The same function for as long as the feed is there, so that rows stay as they are. */
export function useLatestRun(): Run {
  const run = useRun()
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((row, key) => latest.current(row, key), [])
}

function useRun(): Run {
  const me = useMe().data
  const triage = useTriage()
  const askIsolation = useAskIsolation()
  const abilities = useAbilities()
  const notify = useNotify()

  function isolate(row: DetectionSummary): void {
    if (row.machine) askIsolation({ machine: { detectionId: row.id }, detectionId: row.id })
    else notify({ kind: 'failed', title: 'No machine to isolate', words: 'This detection names none.' })
  }

  function change(row: DetectionSummary, key: string): void {
    const targets = [row]
    switch (key) {
      case 'assign':
        if (me) triage.change(targets, { assignee: { userId: me.user.id, name: me.user.name, email: me.user.email } })
        break
      case 'assign-other':
        triage.ask('assign', targets)
        break
      case 'status':
        // The usual next step of a new one needs no question.
        if (row.status === 'new') triage.change(targets, { status: 'in_progress' })
        else triage.ask('status', targets)
        break
      case 'close':
      case 'comment':
        triage.ask(key, targets)
    }
  }

  return (row, key) => {
    const ability = abilities(row.source.configurationId, key === 'isolate' ? 'machines.isolate' : 'triage')
    if (!ability.can) notify({ kind: 'failed', title: ability.reason, words: ability.remedy })
    else if (key === 'isolate') isolate(row)
    else change(row, key)
  }
}
