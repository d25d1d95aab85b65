import type { DetectionSummary } from '@pocketsoc/contract'

/** A row of the feed for a test: raised at `at`, everything else alike unless `wish` says otherwise. */
export function rowAt(at: string | number, wish: Partial<DetectionSummary> = {}): DetectionSummary {
  const createdAt = new Date(at).toISOString()
  return {
    id: `row-${createdAt}`,
    title: 'Credential dump attempt',
    severity: 'high',
    status: 'new',
    source: {
      configurationId: '0a8f3c52-6f0e-4b3f-9a83-1f7a5a6c2f10',
      displayName: 'Fabrikam Defender',
      vendor: 'defender',
      vendorName: 'Microsoft Defender',
    },
    machine: { vendorMachineId: 'm1', name: 'fin-lt-0142' },
    user: 'FABRIKAM\\k.meyer',
    category: 'Credential Access',
    assignedTo: null,
    createdAt,
    updatedAt: createdAt,
    ...wish,
  }
}

/** Rows a minute apart, newest first, the newest at minute `newest` of a day. */
export function rowsFrom(newest: number, count: number): DetectionSummary[] {
  const day = Date.UTC(2026, 2, 4)
  return Array.from({ length: count }, (_, index) => rowAt(day + (newest - index) * 60_000))
}
