/** How many days back a hunt may look, as offered. */
export const dayRanges = [1, 7, 30] as const

/**
 * The offered range that reaches as far back as the farthest `ago(…)` of a query, so that a ready query for thirty days
 * is not cut to the seven that happened to be chosen. Empty where the query does not say.
 */
export function daysFor(query: string): { days?: number } {
  const spans = [...query.matchAll(/\bago\(\s*(\d+)\s*([dh])\s*\)/g)].map(
    ([, count, unit]) => Number(count) / (unit === 'h' ? 24 : 1),
  )
  if (spans.length === 0) return {}
  const farthest = Math.max(...spans)
  return { days: dayRanges.find((range) => range >= farthest) ?? 30 }
}
