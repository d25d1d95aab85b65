import { Loading, Skeleton } from '../../ui/skeleton.tsx'

const rows = ['first', 'second', 'third']

export function ConfigurationListSkeleton() {
  return (
    <Loading label="Loading vendor configurations">
      <div className="grid gap-3">
        {rows.map((row) => (
          <div key={row} className="flex items-center gap-3.5 rounded-xl border border-border bg-surface px-5 py-4">
            <Skeleton className="size-9 rounded-lg" />
            <div className="grid flex-1 gap-2">
              <Skeleton className="h-3.5 w-44" />
              <Skeleton className="h-3 w-28" />
            </div>
            <Skeleton className="hidden h-5 w-24 rounded-full md:block" />
            <Skeleton className="hidden h-3 w-28 md:block" />
          </div>
        ))}
      </div>
    </Loading>
  )
}
