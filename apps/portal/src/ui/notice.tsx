import type { ProblemDetails } from '@pocketsoc/contract'
import { clsx } from 'clsx'
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type NoticeTone = 'danger' | 'warning' | 'success' | 'neutral'

const tones: Record<NoticeTone, { box: string; icon: typeof Info; ink: string }> = {
  danger: { box: 'bg-danger-soft', ink: 'text-danger', icon: OctagonAlert },
  warning: { box: 'bg-warning-soft', ink: 'text-warning', icon: TriangleAlert },
  success: { box: 'bg-success-soft', ink: 'text-success', icon: CircleCheck },
  neutral: { box: 'bg-raised', ink: 'text-secondary', icon: Info },
}

interface NoticeProps {
  tone: NoticeTone
  title: string
  children?: ReactNode
  /** A vendor's or our own code, to search or to quote. */
  code?: string | null | undefined
  action?: ReactNode
}

/** Something to know, in place: what it is, then what to do. Never colour alone: each tone has its symbol. */
export function Notice({ tone, title, children, code, action }: NoticeProps) {
  const { box, ink, icon: Icon } = tones[tone]
  return (
    <div className={clsx('flex gap-2.5 rounded-lg px-3 py-2.5 text-sm', box)}>
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={clsx('font-semibold', ink)}>{title}</span>
          {code && code !== title ? (
            <code className="break-all font-sans text-secondary text-xs tabular-nums">{code}</code>
          ) : null}
        </p>
        {children ? <div className="grid gap-0.5 text-text">{children}</div> : null}
      </div>
      {action ? <div className="self-center">{action}</div> : null}
    </div>
  )
}

/** A problem with its remedy; spoken at once, because it answers something the reader just did. */
export function ProblemNotice({ problem, action }: { problem: ProblemDetails; action?: ReactNode }) {
  return (
    <div role="alert">
      <Notice tone="danger" title={problem.title} code={problem.vendorCode} action={action}>
        {problem.detail && problem.detail !== problem.title ? <p>{problem.detail}</p> : null}
        {problem.remedy ? <p>{problem.remedy}</p> : null}
        {problem.requestId ? <p className="text-secondary text-xs">Request {problem.requestId}</p> : null}
      </Notice>
    </div>
  )
}
