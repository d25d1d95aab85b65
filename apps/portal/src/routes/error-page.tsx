import { useQueryClient } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { PlainPage } from '../ui/plain-page.tsx'

/** What a page shows when it cannot be drawn or its guard cannot reach the server. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const problem = problemOf(error)
  const retry = () => {
    queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' })
    reset()
    void router.invalidate()
  }
  return (
    <PlainPage title={problem.title} actions={<Button onClick={retry}>Try again</Button>}>
      <div role="alert" className="grid gap-1">
        {problem.detail ? <p>{problem.detail}</p> : null}
        {problem.remedy ? <p>{problem.remedy}</p> : null}
        {problem.requestId ? <p className="text-sm">Request {problem.requestId}</p> : null}
      </div>
    </PlainPage>
  )
}
