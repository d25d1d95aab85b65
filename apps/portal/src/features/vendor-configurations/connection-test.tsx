import type { VendorManifest } from '@pocketsoc/contract'
import { clsx } from 'clsx'
import { Circle, CircleCheck, CircleMinus, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { type ConnectionTestState, type StepRow, stepRows } from './connection-test-state.ts'
import { spokenProgress, stepStateWord, verdictWords } from './connection-test-words.ts'
import { PermissionTable } from './permission-table.tsx'

interface ConnectionTestProps {
  steps: VendorManifest['connectionSteps']
  state: ConnectionTestState
  /** What is typed differs from what was tested. */
  isOutdated: boolean
}

/** A connection test, its steps lighting up one after another; nothing before the first. */
export function ConnectionTest({ steps, state, isOutdated }: ConnectionTestProps) {
  const rows = stepRows(steps, state)
  const section = useScrolledTo(state.phase)
  return (
    <div ref={section} className="scroll-mt-20 scroll-mb-6 lg:scroll-mt-6">
      <p role="status" className="sr-only">
        {spokenProgress(state, rows)}
      </p>
      {state.phase === 'idle' ? null : (
        <section
          aria-label="Connection test"
          aria-busy={state.phase === 'running'}
          className="grid animate-rise gap-4 rounded-xl border border-border bg-surface p-5 shadow-xs"
        >
          <Heading state={state} isOutdated={isOutdated} />
          <ol className="grid gap-3">
            {rows.map((row) => (
              <Step key={row.id} row={row} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

/** Brings the panel into view as it starts and as it ends, since it grows below what one was looking at. */
function useScrolledTo(phase: ConnectionTestState['phase']) {
  const section = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (phase === 'idle') return
    const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    section.current?.scrollIntoView({ block: 'nearest', behavior: reduced ? 'auto' : 'smooth' })
  }, [phase])
  return section
}

function Heading({ state, isOutdated }: Pick<ConnectionTestProps, 'state' | 'isOutdated'>) {
  if (state.phase === 'running') return <h2 className="font-semibold text-base">Testing the connection…</h2>
  if (state.problem) return <ProblemNotice problem={state.problem} />
  const { tone, title, text } = verdictWords(state.verdict ?? '')
  return (
    <>
      <h2 className="sr-only">Result of the connection test</h2>
      <Notice tone={tone} title={title}>
        {text ? <p>{text}</p> : null}
        {isOutdated ? <p className="font-medium">You have changed something since: test again to be sure.</p> : null}
      </Notice>
    </>
  )
}

const symbols: Record<string, { Icon: typeof Circle; ink: string }> = {
  running: { Icon: LoaderCircle, ink: 'animate-spin text-accent' },
  passed: { Icon: CircleCheck, ink: 'animate-appear text-success' },
  warning: { Icon: TriangleAlert, ink: 'animate-appear text-warning' },
  failed: { Icon: CircleX, ink: 'animate-appear text-danger' },
  skipped: { Icon: CircleMinus, ink: 'text-secondary' },
}

function Step({ row: { label, state, step } }: { row: StepRow }) {
  const { Icon, ink } = symbols[state] ?? { Icon: Circle, ink: 'text-tertiary' }
  const isDim = state === 'waiting' || state === 'skipped'
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 text-sm">
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4', ink)} />
      <p className={clsx('font-medium', isDim && 'text-secondary')}>{label}</p>
      <p className="text-secondary">{stepStateWord(state)}</p>
      {step ? (
        <div className="col-start-2 col-end-4 grid gap-2">
          {step.detail ? <p className="text-secondary">{step.detail}</p> : null}
          {step.problem ? (
            <div className="mt-1.5">
              <Notice tone={state === 'failed' ? 'danger' : 'warning'} title={step.problem.title} code={step.problem.vendorCode}>
                <p>{step.problem.detail}</p>
                <p className="font-medium">{step.problem.remedy}</p>
              </Notice>
            </div>
          ) : null}
          {step.permissions ? <PermissionTable permissions={step.permissions} /> : null}
        </div>
      ) : null}
    </li>
  )
}
