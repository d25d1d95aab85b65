import type { FailureWords } from '../../lib/failure.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Nothing could be read and nothing is kept: what happened, what to do, and a way to try again. */
export function FeedFailure({ words, onRetry }: { words: FailureWords; onRetry: () => void }) {
  const sentence = [words.detail, words.remedy].filter(Boolean).join(' ')
  return (
    <EmptyState icon={words.offline ? 'offline' : 'warning'} title={words.title} words={sentence}>
      <Button kind="soft" label="Try again" onPress={onRetry} />
    </EmptyState>
  )
}
