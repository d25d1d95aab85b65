/** Ways to find a text within another; both are compared without regard to letter case unless the operator says so. */
type Match = (text: string, wanted: string) => boolean

const isTermCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether `wanted` stands in the text with no letter or digit right before or after it, as terms do. */
function findTerm(text: string, wanted: string, sides: { before: boolean; after: boolean }): boolean {
  if (wanted === '') return true
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = sides.before && isTermCharacter(wanted[0]) && isTermCharacter(text[at - 1])
    const after = sides.after && isTermCharacter(wanted.at(-1)) && isTermCharacter(text[at + wanted.length])
    if (!before && !after) return true
  }
  return false
}

const matches: Record<string, Match> = {
  has: (text, wanted) => findTerm(text, wanted, { before: true, after: true }),
  hasprefix: (text, wanted) => findTerm(text, wanted, { before: true, after: false }),
  hassuffix: (text, wanted) => findTerm(text, wanted, { before: false, after: true }),
  contains: (text, wanted) => text.includes(wanted),
  startswith: (text, wanted) => text.startsWith(wanted),
  endswith: (text, wanted) => text.endsWith(wanted),
}

/** The test behind `has`, `!contains_cs` and the like; undefined if the operator is not of that kind. */
export function textMatch(operator: string): Match | undefined {
  const negated = operator.startsWith('!')
  const plain = operator.replace(/^!/, '').replace(/_cs$/, '')
  const match = Object.hasOwn(matches, plain) ? matches[plain] : undefined
  if (match === undefined) return undefined
  const exact = operator.endsWith('_cs')
  const test: Match = exact ? match : (text, wanted) => match(text.toLowerCase(), wanted.toLowerCase())
  return negated ? (text, wanted) => !test(text, wanted) : test
}
