/** What the words after `npm test --` ask for. */
export type Selection = { projects: string[]; patterns: string[]; flags: string[] }

const groups: Record<string, string[]> = {
  unit: ['unit', 'server'],
  server: ['server'],
  e2e: ['e2e'],
  // Everything whose result can depend on the database in use.
  database: ['server', 'e2e'],
}

/**
 * `unit`, `server`, `e2e` and `database` choose groups of suites; any other word is a pattern for file paths, and
 * everything from the first flag on is passed to vitest as it stands. No word means everything.
 */
export function selectTests(words: string[]): Selection {
  const firstFlag = words.findIndex((word) => word.startsWith('-'))
  const flags = firstFlag === -1 ? [] : words.slice(firstFlag)
  const asked = firstFlag === -1 ? words : words.slice(0, firstFlag)
  const patterns = asked.filter((word) => !Object.hasOwn(groups, word))
  const projects = asked.flatMap((word) => (Object.hasOwn(groups, word) ? (groups[word] ?? []) : []))
  return { projects: [...new Set(projects.length > 0 ? projects : ['unit', 'server', 'e2e'])], patterns, flags }
}

/** Whether any of the stories, given by their paths, would run: only they need the clients built. */
export function includesStories(selection: Selection, storyPaths: string[]): boolean {
  if (!selection.projects.includes('e2e')) return false
  const { patterns } = selection
  return storyPaths.some((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
}
