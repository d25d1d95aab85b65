import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { toast } from 'sonner'
import { ConfigurationForm } from '../features/vendor-configurations/configuration-form.tsx'
import { FormSkeleton } from '../features/vendor-configurations/form-skeleton.tsx'
import { MissingConfiguration } from '../features/vendor-configurations/missing-configuration.tsx'
import { configurationQuery, vendorsQuery } from '../features/vendor-configurations/queries.ts'
import { isMissing, problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from '../ui/notice.tsx'
import { type Crumb, Page } from '../ui/page.tsx'
import { AdministratorsOnly } from './administrators-only.tsx'

const crumbs: Crumb[] = [
  { label: 'Settings', to: '/settings' },
  { label: 'Vendor Configurations', to: '/settings/vendor-configurations' },
]

export function EditConfigurationPage() {
  return (
    <AdministratorsOnly title="Edit Configuration">
      <Page title="Edit Configuration" crumbs={crumbs} description="The vendor is asked again as soon as you save.">
        <EditConfiguration />
      </Page>
    </AdministratorsOnly>
  )
}

function EditConfiguration() {
  const { id } = useParams({ from: '/shell/settings/vendor-configurations/$id/edit' })
  const navigate = useNavigate()
  const vendors = useQuery(vendorsQuery)
  const configuration = useQuery(configurationQuery(id))
  if (isMissing(configuration.error)) return <MissingConfiguration />
  const error = vendors.error ?? configuration.error
  // What is typed outlives a failed look in the background.
  if (error && !(vendors.data && configuration.data)) {
    const retry = () => void Promise.all([vendors.refetch(), configuration.refetch()])
    return <ProblemNotice problem={problemOf(error)} action={<Button onClick={retry}>Try again</Button>} />
  }
  if (!vendors.data || !configuration.data) return <FormSkeleton />
  const manifest = vendors.data.find(({ vendor }) => vendor === configuration.data.vendor)
  if (!manifest) return <p className="text-secondary">This server does not know the vendor any more.</p>
  return (
    <div className="max-w-2xl">
      <ConfigurationForm
        manifests={[manifest]}
        configuration={configuration.data}
        onSaved={(saved, changed) => {
          if (changed) toast.success(`${saved.displayName} saved`, { description: 'The vendor is asked again now.' })
          void navigate({ to: '/settings/vendor-configurations/$id', params: { id }, ignoreBlocker: true })
        }}
      />
    </div>
  )
}
