import type { Detection, DetectionSummary } from '@pocketsoc/contract'
import { type PropsWithChildren, useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { tapSuccess } from '../../lib/haptics.ts'
import { useMe } from '../../lib/me-queries.ts'
import { counted } from '../../lib/words.ts'
import { type Notice, useNotify } from '../../ui/notices.tsx'
import { type BulkResult, BulkResultSheet } from './bulk-result-sheet.tsx'
import { failedTargets, onlyConflicts, summaryWords } from './bulk-summary.ts'
import { type Conflict, ConflictSheet } from './conflict-sheet.tsx'
import { type Asking, type Triage, TriageContext } from './triage-context.ts'
import { type TriageAnswer, useTriageMutation } from './triage-mutations.ts'
import { overwriting, requestFor, type TriageRequest, undoOf, type Wish } from './triage-request.ts'
import { TriageSheets } from './triage-sheets.tsx'
import { doneWords } from './triage-words.ts'

/** Lets everything below it change detections: asks, sends, and says what became of it. */
export function TriageProvider({ children }: PropsWithChildren) {
  const me = useMe().data
  const notify = useNotify()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const mutation = useTriageMutation({ onAnswer, onFailure })
  const send = (request: TriageRequest) => mutation.mutate(request)

  function change(targets: readonly DetectionSummary[], wish: Wish): void {
    if (targets.length > 0) send(requestFor(targets, wish, { me, now: Date.now() }))
  }

  function onAnswer(answer: TriageAnswer, request: TriageRequest): void {
    switch (answer.kind) {
      case 'conflict':
        setConflict({ request, present: answer.present, detail: answer.detail })
        break
      case 'many':
        if (answer.summary.failed.length > 0) setResult({ request, summary: answer.summary })
        else sayDone(request, summaryWords(answer.summary))
        break
      case 'one':
        sayDone(request, answer.detection.title, undoing(answer.detection, request))
    }
  }

  function undoing(now: Detection, request: TriageRequest): Notice['action'] {
    const [before] = request.targets
    const wish = before ? undoOf(request, before) : null
    return wish ? { label: 'Undo', run: () => change([now], wish) } : undefined
  }

  function sayDone(request: TriageRequest, words: string, action?: Notice['action']): void {
    tapSuccess()
    notify({ kind: 'done', title: doneWords(request.change, request.assignee), words, action })
  }

  function onFailure(error: Error, request: TriageRequest): void {
    const { title, detail, remedy, offline } = failureWords(error)
    const [only] = request.targets
    const what = only && request.targets.length === 1 ? `“${only.title}”` : counted(request.targets.length, 'detection')
    notify({
      kind: 'failed',
      title: `${offline ? 'You are offline. Not changed' : 'Not changed'}: ${what}`,
      words: [detail ?? title, remedy].join(' '),
      action: { label: 'Try again', run: () => send(request) },
    })
  }

  const triage: Triage = { change, ask: (sheet, targets, onAsked) => setAsking({ sheet, targets, onAsked }) }
  return (
    <TriageContext value={triage}>
      {children}
      <TriageSheets
        asking={asking}
        onClose={() => setAsking(null)}
        onWish={(targets, wish) => {
          setAsking(null)
          asking?.onAsked?.()
          change(targets, wish)
        }}
      />
      <ConflictSheet
        conflict={conflict}
        onClose={() => setConflict(null)}
        onApply={({ request, present }) => {
          setConflict(null)
          send(overwriting(request, present))
        }}
      />
      <BulkResultSheet
        result={result}
        onClose={() => setResult(null)}
        onRetry={({ request, summary }) => {
          setResult(null)
          const targets = failedTargets(summary)
          send({ ...request, targets, ids: targets.map(({ id }) => id), overwrite: onlyConflicts(summary) })
        }}
      />
    </TriageContext>
  )
}
