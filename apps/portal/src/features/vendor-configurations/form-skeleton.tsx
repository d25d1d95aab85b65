import { Loading, Skeleton } from '../../ui/skeleton.tsx'

const inputs = ['vendor', 'name', 'address', 'sign-in', 'client']

export function FormSkeleton() {
  return (
    <Loading label="Loading the form">
      <div className="grid max-w-2xl gap-6">
        {inputs.map((input) => (
          <div key={input} className="grid gap-2">
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-9 w-full rounded-lg" />
          </div>
        ))}
      </div>
    </Loading>
  )
}
