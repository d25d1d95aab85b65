import type { Machine } from '@pocketsoc/contract'

export interface MachineTags {
  /** Tags in use, the most common first; of spellings that differ only in case, the first met. */
  inUse: string[]
  /** False when there are machines that were not looked at, or none was read yet. */
  complete: boolean
}

/** The tags of a page of machines. */
export function machineTags(page: { items: Pick<Machine, 'tags'>[]; nextCursor: string | null }): MachineTags {
  const counts = new Map<string, { tag: string; machines: number }>()
  for (const tag of page.items.flatMap(({ tags }) => tags)) {
    const seen = counts.get(tag.toLowerCase())
    if (seen) seen.machines += 1
    else counts.set(tag.toLowerCase(), { tag, machines: 1 })
  }
  const inUse = [...counts.values()].sort((a, b) => b.machines - a.machines || a.tag.localeCompare(b.tag))
  return { inUse: inUse.map(({ tag }) => tag), complete: page.nextCursor === null && page.items.length > 0 }
}
