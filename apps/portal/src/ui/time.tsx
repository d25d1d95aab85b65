import { useCallback } from 'react'
import { absoluteTime, relativeTime } from '../lib/format.ts'
import { useTimeText } from '../lib/tick.ts'

/** How long ago, or how soon, kept current; the exact time in the reader's zone is its title. */
export function RelativeTime({ at, overdue }: { at: string; overdue?: string | undefined }) {
  const text = useTimeText(
    useCallback((now: number) => (overdue && Date.parse(at) <= now ? overdue : relativeTime(at, now)), [at, overdue]),
  )
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {text}
    </time>
  )
}
