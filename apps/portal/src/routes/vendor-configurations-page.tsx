import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { ConfigurationList } from '../features/vendor-configurations/configuration-list.tsx'
import { ConfigurationListSkeleton } from '../features/vendor-configurations/configuration-list-skeleton.tsx'
import { FirstConfiguration } from '../features/vendor-configurations/first-configuration.tsx'
import { configurationsQuery } from '../features/vendor-configurations/queries.ts'
import { problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { AdministratorsOnly } from './administrators-only.tsx'

export function VendorConfigurationsPage() {
  return (
    <AdministratorsOnly title="Vendor Configurations">
      <Configurations />
    </AdministratorsOnly>
  )
}

function Configurations() {
  const navigate = useNavigate()
  const { data, error, refetch, isFetching } = useQuery(configurationsQuery)
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onClick={() => void navigate({ to: '/settings/vendor-configurations/new' })}
    >
      Add Configuration
    </Button>
  )
  return (
    <Page
      title="Vendor Configurations"
      description="The security products that PocketSOC reads for your organisation."
      actions={data && data.length > 0 ? add : null}
    >
      {error ? (
        <div className="mb-4">
          <ProblemNotice
            problem={problemOf(error)}
            action={
              <Button busy={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        </div>
      ) : null}
      {!data && !error ? <ConfigurationListSkeleton /> : null}
      {data?.length === 0 ? <FirstConfiguration action={add} /> : null}
      {data && data.length > 0 ? <ConfigurationList items={data} /> : null}
    </Page>
  )
}
