import { problemOf } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { ProblemNotice } from './notice.tsx'

interface ListEndProps {
  /** A list that is read page by page. */
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    error: unknown
    fetchNextPage: () => unknown
  }
  /** On the button that reads the next page. */
  more: string
  /** Said once nothing follows. */
  end: string
}

/** What follows the rows on screen: more of them, why they cannot be read, or that there are no more. */
export function ListEnd({ query, more, end }: ListEndProps) {
  const next = (label: string) => (
    <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {label}
    </Button>
  )
  return (
    <div className="border-border border-t px-5 py-3 text-center text-secondary text-sm">
      {query.isFetchNextPageError ? (
        <div className="text-left">
          <ProblemNotice problem={problemOf(query.error)} action={next('Try again')} />
        </div>
      ) : query.hasNextPage ? (
        next(more)
      ) : (
        end
      )}
    </div>
  )
}
