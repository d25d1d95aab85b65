import { useQuery } from '@tanstack/react-query'
import { DeviceList } from '../features/devices/device-list.tsx'
import { NoDevices } from '../features/devices/no-devices.tsx'
import { devicesQuery } from '../features/devices/queries.ts'
import { problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Loading, Skeleton } from '../ui/skeleton.tsx'

export function DevicesPage() {
  const { data, error, refetch } = useQuery(devicesQuery)
  return (
    <Page
      title="Devices"
      description="Where you are signed in to the phone app. A device that is not used for 7 days is signed out by itself."
    >
      {error && !data ? (
        <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void refetch()}>Try again</Button>} />
      ) : null}
      {!data && !error ? (
        <Loading label="Loading devices">
          <Skeleton className="h-17 rounded-xl" />
        </Loading>
      ) : null}
      {data?.length === 0 ? <NoDevices /> : null}
      {data && data.length > 0 ? <DeviceList devices={data} /> : null}
    </Page>
  )
}
