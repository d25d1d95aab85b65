import fc from 'fast-check'

/** Texts that break databases, clocks and screens. */
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\uD800',
    '\uDC00x',
    'x\uD83D',
    '\u202Egnp.exe',
    '\uFEFF',
    '🦠',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999Z', '2026-02-31T00:00:00Z', '2026-03-04T24:00:00Z'),
  fc.constantFrom('2026-03-04T09:00:00+14:00', '2026-03-04', 'T1003', 'SomethingNew', '+275760-09-13T00:00:00.001Z'),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('x', '🦠', '\0', '\uD800').map((unit) => unit.repeat(30_000)),
)
const oddNumber = fc.constantFrom(0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, 5e-324)
/** Values of every kind that a property was not made for. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  oddNumber,
  fc.constantFrom(null, true, false, {}, [], [null], [[[]]]),
  fc.jsonValue(),
  fc.constant(Array.from({ length: 700 }, (_, index) => ({ entityType: 'File', fileName: `f${index}` }))),
  fc.array(fc.dictionary(oddText, oddText, { maxKeys: 4 }), { maxLength: 4 }),
)

type Container = Record<string, unknown>
const places = (value: unknown): [Container, string][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, item]) => [[value as Container, name] as [Container, string], ...places(item)])

// As JSON.parse does it: even `__proto__` becomes a property like any other.
const set = (container: Container, name: string, value: unknown) =>
  Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true })

type Change = [place: number, kind: string, name: string, value: unknown]

/** Replaces, removes or adds one property or item somewhere in a payload. */
function applyChange(payload: unknown, [place, kind, name, value]: Change): void {
  const all = places(payload)
  const [container, key] = all[place % all.length] ?? [{}, '']
  if (Array.isArray(container)) {
    container.splice(Number(key), kind === 'add' ? 0 : 1, ...(kind === 'remove' ? [] : [structuredClone(value)]))
  } else if (kind === 'remove') delete container[key]
  else set(container, kind === 'add' ? name : key, structuredClone(value))
}

/** Recorded or invented payloads with some of their properties, at any depth, replaced, removed or added. */
export function mutationsOf(bases: readonly unknown[]): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), oddText, oddValue)
  return fc.tuple(fc.constantFrom(...bases), fc.array(change, { minLength: 1, maxLength: 6 })).map(([base, changes]) => {
    const payload: unknown = structuredClone(base)
    for (const each of changes) applyChange(payload, each)
    return payload
  })
}
