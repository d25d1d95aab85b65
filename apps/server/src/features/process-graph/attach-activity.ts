import type { ProcessActivity } from '@pocketsoc/connectors'
import type { ProcessNode } from '@pocketsoc/contract'
import type { Gathered } from './gather-processes.ts'
import { identityKey } from './process-identity.ts'

const mostKinds = 12
const mostSamples = 5
const longestSample = 300

type Activity = ProcessNode['activity']

/** Adds to each process what it did besides; activity of processes that are not in the graph is left out. */
export function attachActivity({ processes, find }: Gathered, activity: ProcessActivity[]): void {
  for (const { processId, createdAt, kind, count, samples } of activity) {
    const key = identityKey({ processId, startedAt: createdAt })
    const id = key === null ? null : find(key)
    const process = id === null ? undefined : processes.get(id)
    if (process) process.activity = addedActivity(process.activity, [{ kind, count, samples }])
  }
}

/** Both together: counts added, a few samples of each kind, the busiest kind first. */
export function addedActivity(some: Activity, more: Activity): Activity {
  const byKind = new Map<string, { count: number; samples: Set<string> }>()
  for (const { kind, count, samples } of [...some, ...more]) {
    const entry = byKind.get(kind) ?? { count: 0, samples: new Set() }
    entry.count += Number.isFinite(count) ? Math.max(0, Math.round(count)) : 0
    for (const sample of samples) if (sample) entry.samples.add(clipped(sample))
    byKind.set(kind, entry)
  }
  return [...byKind]
    .map(([kind, { count, samples }]) => ({ kind, count, samples: [...samples].sort().slice(0, mostSamples) }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
    .slice(0, mostKinds)
}

function clipped(sample: string): string {
  return sample.length <= longestSample ? sample : `${sample.slice(0, longestSample - 1).toWellFormed()}…`
}
