import { VendorError } from '../sdk/vendor-error.ts'

/** Where a page starts: at an offset of the whole set, or where the vendor's own link says. */
export type PageStart = { skip: number } | { link: URL }

export interface Page<Item> {
  items: Item[]
  nextLink: URL | null
  vendorTime: Date
}

/** A result set that is read page by page. */
export interface PagedSet<Item> {
  /** What it holds, for people: `alerts`. */
  noun: string
  /** How many items a page is asked for. */
  pageSize: number
  read(start: PageStart): Promise<Page<Item>>
  /** Differs between items, and between the states of one item. */
  stateOf(item: Item): string
}

export interface PassPage<Item> {
  /** The items that no page before held in the same state. */
  items: Item[]
  vendorTime: Date
  /** On the last page alone: when the pass began, and whether it can have missed nothing. */
  end: { startedAt: Date; whole: boolean } | null
}

// Pages overlap by a fifth: items may move up by that many between two pages without one slipping through.
const stepOfPage = 0.8
const maxPasses = 3
const maxPagesPerPass = 5000

type Verdict = 'steady' | 'moved' | 'gap' | 'stuck'

/**
 * Reads a result set that has no documented order and changes while it is read. Each page must continue the one before
 * where they overlap; when it does not, the pass is repeated, at most three times. What was yielded stays yielded.
 * Throws `VendorError` when the vendor repeats the same page for ever.
 */
export async function* readWholeSet<Item>(set: PagedSet<Item>): AsyncGenerator<PassPage<Item>, void, void> {
  const yielded = new Set<string>()
  for (let pass = 1; ; pass += 1) {
    let startedAt: Date | null = null
    for await (const { page, verdict } of readPass(set)) {
      startedAt ??= page.vendorTime
      const items = page.items.filter((item) => !yielded.has(set.stateOf(item)) && yielded.add(set.stateOf(item)))
      const finished = verdict !== null && (verdict === 'steady' || pass === maxPasses)
      if (finished && verdict === 'stuck') throw repeatedPage(set.noun)
      yield { items, vendorTime: page.vendorTime, end: finished ? { startedAt, whole: verdict !== 'gap' } : null }
      if (finished) return
    }
  }
}

/** One pass; `verdict` is null on every page but its last. */
async function* readPass<Item>(set: PagedSet<Item>): AsyncGenerator<{ page: Page<Item>; verdict: Verdict | null }> {
  const followed = new Set<string>()
  let skip = 0
  let start: PageStart = { skip }
  let before: string[] | null = null
  let states: string[] = []
  let verdict: Verdict = 'steady'
  for (let count = 1; ; count += 1) {
    const page = await set.read(start)
    states.push(...page.items.map((item) => set.stateOf(item)))
    const link = page.nextLink?.href ?? null
    if (count >= maxPagesPerPass || (link !== null && followed.has(link))) return yield { page, verdict: 'stuck' }
    if (page.nextLink) {
      followed.add(page.nextLink.href)
      start = { link: page.nextLink }
      yield { page, verdict: null }
      continue
    }
    verdict = before === null ? 'steady' : worse(verdict, compare(before, states))
    // Fewer than asked for is the end; more means that the vendor's links led past `$top` to the end by themselves.
    const ended = states.length !== set.pageSize || verdict === 'stuck'
    yield { page, verdict: ended ? verdict : null }
    if (ended) return
    before = states
    states = []
    skip += set.pageSize * stepOfPage
    start = { skip }
  }
}

/**
 * How a page continues the one before. The set is steady when the page begins somewhere in the one before and agrees
 * with it to its end: then no alert lies between them, however far the set has shifted.
 */
function compare(before: string[], page: string[]): Verdict {
  if (page.length === before.length && page.every((state, index) => state === before[index])) return 'stuck'
  const [first] = page
  const from = first === undefined ? -1 : before.indexOf(first)
  if (from >= 0 && before.slice(from).every((state, index) => state === page[index])) return 'steady'
  const known = new Set(before)
  return page.some((state) => known.has(state)) ? 'moved' : 'gap'
}

const ranks: readonly Verdict[] = ['steady', 'moved', 'gap', 'stuck']
const worse = (left: Verdict, right: Verdict) => (ranks.indexOf(left) > ranks.indexOf(right) ? left : right)

function repeatedPage(noun: string): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: `Microsoft Defender keeps sending the same page of ${noun}.`,
    remedy: 'Check the Base URL. If it is right, the fault passes by itself: PocketSOC keeps trying.',
  })
}

/** The problem of a set that could not be read whole, for readers to whom a missing item matters. */
export function restlessSet(noun: string): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: `The list of ${noun} changed faster than it could be read.`,
    remedy: 'Nothing to do: PocketSOC reads it again.',
  })
}
