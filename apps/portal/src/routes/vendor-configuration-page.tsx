import type { VendorConfiguration } from '@pocketsoc/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { toast } from 'sonner'
import { BackfillProgress } from '../features/vendor-configurations/backfill-progress.tsx'
import { CallBudgetMeters } from '../features/vendor-configurations/call-budget.tsx'
import { CapabilityList } from '../features/vendor-configurations/capability-list.tsx'
import { CheckNow } from '../features/vendor-configurations/check-now.tsx'
import { ConfigurationFigures } from '../features/vendor-configurations/configuration-figures.tsx'
import { ConfigurationListSkeleton } from '../features/vendor-configurations/configuration-list-skeleton.tsx'
import { ConfigurationSettings } from '../features/vendor-configurations/configuration-settings.tsx'
import { DeleteConfiguration } from '../features/vendor-configurations/delete-configuration.tsx'
import { FirstRead } from '../features/vendor-configurations/first-read.tsx'
import { GrantedPermissions } from '../features/vendor-configurations/granted-permissions.tsx'
import { HealthBadge } from '../features/vendor-configurations/health-badge.tsx'
import { HealthNotices } from '../features/vendor-configurations/health-notices.tsx'
import { MissingConfiguration } from '../features/vendor-configurations/missing-configuration.tsx'
import { vendorsQuery } from '../features/vendor-configurations/queries.ts'
import { useConfiguration } from '../features/vendor-configurations/use-configuration.ts'
import { isMissing, problemOf } from '../lib/problem.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/notice.tsx'
import { type Crumb, Page } from '../ui/page.tsx'
import { AdministratorsOnly } from './administrators-only.tsx'

const crumbs: Crumb[] = [
  { label: 'Settings', to: '/settings' },
  { label: 'Vendor Configurations', to: '/settings/vendor-configurations' },
]

export function VendorConfigurationPage() {
  return (
    <AdministratorsOnly title="Vendor Configuration">
      <Configuration />
    </AdministratorsOnly>
  )
}

function Configuration() {
  const { id } = useParams({ from: '/shell/settings/vendor-configurations/$id' })
  const { data, error, refetch } = useConfiguration(id)
  if (data && !isMissing(error)) return <Loaded configuration={data} />
  return (
    <Page title="Vendor Configuration" crumbs={crumbs}>
      {isMissing(error) ? (
        <MissingConfiguration />
      ) : error ? (
        <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void refetch()}>Try again</Button>} />
      ) : (
        <ConfigurationListSkeleton />
      )}
    </Page>
  )
}

function Loaded({ configuration }: { configuration: VendorConfiguration }) {
  const { health } = configuration
  const manifest = useQuery(vendorsQuery).data?.find(({ vendor }) => vendor === configuration.vendor)
  return (
    <Page
      title={configuration.displayName}
      crumbs={crumbs}
      description={
        <span className="flex flex-wrap items-center gap-2">
          <HealthBadge health={health} />
          {configuration.vendorName}
        </span>
      }
      actions={<Actions configuration={configuration} />}
    >
      <div className="grid gap-4">
        <HealthNotices health={health} />
        <BackfillProgress backfill={health.backfill} />
        <ConfigurationFigures health={health} />
        <Card
          flush
          title="What analysts can do"
          description="From the permissions that were really granted, and each member’s role."
        >
          <CapabilityList capabilities={health.capabilities} />
        </Card>
        <Card flush title="Permissions" description="What the vendor granted, read from its own token.">
          <GrantedPermissions expected={manifest?.permissions ?? []} granted={health.grantedPermissions} />
        </Card>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Card flush title="Settings">
            <ConfigurationSettings configuration={configuration} manifest={manifest} />
          </Card>
          <div className="grid gap-4">
            <Card title="Call budget" description="The vendor’s limits, shared by everyone.">
              <CallBudgetMeters budget={health.callBudget} />
            </Card>
            <FirstRead backfill={health.backfill} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function Actions({ configuration }: { configuration: VendorConfiguration }) {
  const navigate = useNavigate()
  return (
    <>
      <CheckNow configuration={configuration} />
      <Link to="/settings/vendor-configurations/$id/edit" params={{ id: configuration.id }} className={buttonClass('secondary')}>
        <Pencil aria-hidden="true" className="size-4" />
        Edit
      </Link>
      <DeleteConfiguration
        configuration={configuration}
        onDeleted={() => {
          toast.success(`${configuration.displayName} deleted`)
          void navigate({ to: '/settings/vendor-configurations' })
        }}
      />
    </>
  )
}
