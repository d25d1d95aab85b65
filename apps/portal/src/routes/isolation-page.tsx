import { useQuery } from '@tanstack/react-query'
import { toast } from 'sonner'
import { MachineActionList } from '../features/machine-actions/machine-action-list.tsx'
import { PolicyForm } from '../features/machine-actions/policy-form.tsx'
import { PolicySummary } from '../features/machine-actions/policy-summary.tsx'
import { isolationPolicyQuery } from '../features/machine-actions/queries.ts'
import { IsolatedMachines } from '../features/machines/isolated-machines.tsx'
import { machineTags } from '../features/machines/machine-tags.ts'
import { taggedMachinesQuery } from '../features/machines/queries.ts'
import { problemOf } from '../lib/problem.ts'
import { may, useMe } from '../lib/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { linkClass } from '../ui/entry-page.tsx'
import { Notice, ProblemNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Loading, Skeleton } from '../ui/skeleton.tsx'

export function IsolationPage() {
  const me = useMe()
  const mayChange = may(me, 'configurations.manage')
  return (
    <Page title="Isolation" description="Who agrees before a machine is cut off the network, and what is cut off now.">
      <div className="grid gap-4">
        <Card
          flush={!mayChange}
          title="Policy"
          description="Releasing a machine never needs approval. An owner can isolate without it; the audit log then holds the reason."
        >
          <Policy mayChange={mayChange} />
        </Card>
        <Card
          flush
          title="Isolated machines"
          description={
            <>
              Cut off now, on the way there or back, or where the last change failed.{' '}
              {may(me, 'machines.isolate') ? (
                <a href="/app/" className={linkClass}>
                  Release them in the phone app
                </a>
              ) : null}
            </>
          }
        >
          <IsolatedMachines />
        </Card>
        <Card flush title="Latest machine actions" description="Asked for here, and begun in the vendors’ own consoles.">
          <MachineActionList />
        </Card>
      </div>
    </Page>
  )
}

function Policy({ mayChange }: { mayChange: boolean }) {
  const { data, error, refetch } = useQuery(isolationPolicyQuery)
  const machines = useQuery({ ...taggedMachinesQuery, enabled: mayChange })
  const tags = machines.data ? machineTags(machines.data) : { inUse: [], complete: false }
  if (!data) {
    const retry = <Button onClick={() => void refetch()}>Try again</Button>
    return (
      <div className={mayChange ? undefined : 'p-5'}>
        {error ? <ProblemNotice problem={problemOf(error)} action={retry} /> : <PolicySkeleton />}
      </div>
    )
  }
  if (!mayChange) return <ReadOnly policy={data} />
  const onSaved = () => toast.success('Isolation policy saved', { description: 'It holds for every request from now on.' })
  return <PolicyForm policy={data} knownTags={tags.inUse} allTagsKnown={tags.complete} onSaved={onSaved} />
}

function ReadOnly({ policy }: Parameters<typeof PolicySummary>[0]) {
  const me = useMe()
  return (
    <>
      <PolicySummary policy={policy} />
      <div className="p-5 pt-2">
        <Notice tone="neutral" title="Only administrators can change this">
          <p>
            Your role in {me.organization.name} is {me.role}. Ask an owner or an admin of your organisation for a change here.
          </p>
        </Notice>
      </div>
    </>
  )
}

function PolicySkeleton() {
  return (
    <Loading label="Loading the isolation policy">
      <div className="grid gap-5">
        <Skeleton className="h-16 rounded-lg" />
        <Skeleton className="h-9 w-32 rounded-lg" />
      </div>
    </Loading>
  )
}
