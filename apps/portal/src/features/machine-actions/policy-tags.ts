import { IsolationPolicy } from '@pocketsoc/contract'

const schema = IsolationPolicy.shape.tags

/** The tags of a typed text, which commas and line breaks keep apart. */
export function splitTags(text: string): string[] {
  return text.split(/[,\n]/)
}

/** The tags with more behind them: trimmed, none empty, none twice in any case of letters. */
export function addTags(tags: readonly string[], more: readonly string[]): string[] {
  const all = new Map<string, string>()
  for (const tag of [...tags, ...more].map((tag) => tag.trim())) {
    const key = tag.toLowerCase()
    if (tag && !all.has(key)) all.set(key, tag)
  }
  return [...all.values()]
}

/** What is wrong with the tags that need approval; undefined when they are in order. */
export function tagsError(tags: readonly string[]): string | undefined {
  if (tags.length === 0) return 'Add at least one tag, or choose another approval.'
  const long = tags.find((tag) => !schema.element.safeParse(tag).success)
  if (long) return `“${long.slice(0, 24)}…” is too long for a tag.`
  return schema.safeParse(tags).success ? undefined : 'These are too many tags.'
}

/** Tags to offer: in use, not chosen yet, and holding what is being typed. At most eight. */
export function suggestTags(inUse: readonly string[], chosen: readonly string[], typed: string): string[] {
  const taken = new Set(chosen.map((tag) => tag.toLowerCase()))
  const part = typed.trim().toLowerCase()
  return inUse.filter((tag) => !taken.has(tag.toLowerCase()) && tag.toLowerCase().includes(part)).slice(0, 8)
}

/** Chosen tags that no machine has: a slip of the hand there would let a machine be isolated without approval. */
export function unusedTags(chosen: readonly string[], inUse: readonly string[]): string[] {
  const used = new Set(inUse.map((tag) => tag.toLowerCase()))
  return chosen.filter((tag) => !used.has(tag.toLowerCase()))
}
