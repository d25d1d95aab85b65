import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from 'sonner'
import { ConfigurationForm } from '../features/vendor-configurations/configuration-form.tsx'
import { FormSkeleton } from '../features/vendor-configurations/form-skeleton.tsx'
import { vendorsQuery } from '../features/vendor-configurations/queries.ts'
import { SetupAside } from '../features/vendor-configurations/setup-aside.tsx'
import { problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from '../ui/notice.tsx'
import { type Crumb, Page } from '../ui/page.tsx'
import { AdministratorsOnly } from './administrators-only.tsx'

const crumbs: Crumb[] = [
  { label: 'Settings', to: '/settings' },
  { label: 'Vendor Configurations', to: '/settings/vendor-configurations' },
]

export function AddConfigurationPage() {
  return (
    <AdministratorsOnly title="Add Configuration">
      <Page title="Add Configuration" crumbs={crumbs} description="Polling starts as soon as you save.">
        <AddConfiguration />
      </Page>
    </AdministratorsOnly>
  )
}

function AddConfiguration() {
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(vendorsQuery)
  const [vendor, setVendor] = useState<string>()
  if (error && !data) {
    return <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void refetch()}>Try again</Button>} />
  }
  if (!data) return <FormSkeleton />
  const [first, ...rest] = data
  if (!first) return <p className="text-secondary">This server knows no vendor.</p>
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <ConfigurationForm
        manifests={[first, ...rest]}
        onManifest={(manifest) => setVendor(manifest.vendor)}
        onSaved={(saved) => {
          toast.success(`${saved.displayName} added`, { description: 'Reading its last 30 days now.' })
          void navigate({ to: '/settings/vendor-configurations', ignoreBlocker: true })
        }}
      />
      <SetupAside manifest={data.find((manifest) => manifest.vendor === vendor) ?? first} />
    </div>
  )
}
