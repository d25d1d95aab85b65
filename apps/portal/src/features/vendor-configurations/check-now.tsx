import type { VendorConfiguration } from '@pocketsoc/contract'
import { RefreshCw } from 'lucide-react'
import { toast } from 'sonner'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { usePollConfiguration } from './queries.ts'

/** Asks the vendor now instead of at the next planned time. */
export function CheckNow({ configuration }: { configuration: VendorConfiguration }) {
  const poll = usePollConfiguration(configuration.id)
  const check = () =>
    poll.mutate(undefined, {
      onSuccess: () =>
        toast.success('Checking now', { description: `New detections of ${configuration.displayName} appear here.` }),
      onError: (error) =>
        toast.error(problemOf(error).title, { description: problemOf(error).remedy ?? problemOf(error).detail }),
    })
  return (
    <Button busy={poll.isPending} icon={<RefreshCw aria-hidden="true" className="size-4" />} onClick={check}>
      Check now
    </Button>
  )
}
