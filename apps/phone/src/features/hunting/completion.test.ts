import { expect, test } from 'vitest'
import { accept, complete } from './completion.ts'
import { testReference } from './testing/vocabulary.ts'

/** What is offered at the bar in `query`. */
function offered(query: string): string[] {
  const cursor = query.indexOf('¦')
  return complete(query.replace('¦', ''), cursor, testReference).completions.map(({ text }) => text)
}

test('an empty query is offered tables first', () => {
  expect(offered('¦').slice(0, 2)).toEqual(['DeviceProcessEvents', 'DeviceNetworkEvents'])
})

test('behind a pipe operators come first, in the order of the language', () => {
  expect(offered('DeviceProcessEvents\n| ¦').slice(0, 3)).toEqual(['where', 'project', 'project-away'])
})

test('behind an operator come the columns of the tables in the query, and of no other', () => {
  const columns = offered('DeviceProcessEvents | where ¦')
  expect(columns.slice(0, 3)).toEqual(['Timestamp', 'FileName', 'ProcessCommandLine'])
  expect(columns).not.toContain('RemoteIP')
  expect(offered('union DeviceProcessEvents, DeviceNetworkEvents | where ¦')).toContain('RemoteIP')
})

test('the beginning of a word narrows, whatever its case, and a finished word is not offered again', () => {
  expect(offered('DeviceProcessEvents | where file¦')).toEqual(['FileName'])
  expect(offered('DeviceProcessEvents | where FileName¦')).toEqual([])
  expect(offered('DeviceProcessEvents | project-¦')).toEqual(['project-away'])
})

test('inside a text, a comment or a number nothing is offered; behind a closed text it is', () => {
  expect(offered('DeviceProcessEvents | where FileName == "po¦')).toEqual([])
  expect(offered('DeviceProcessEvents | where FileName == "po¦wer"')).toEqual([])
  expect(offered('// wh¦')).toEqual([])
  expect(offered('DeviceProcessEvents | take 10¦')).toEqual([])
  expect(offered('DeviceProcessEvents | where FileName == "x" ¦')).toContain('and')
})

test('a chosen word replaces its beginning and leaves the cursor behind a space', () => {
  const query = 'DeviceProcessEvents | whe\n| take 5'
  const offer = complete(query, 25, testReference)
  const where = offer.completions.find(({ text }) => text === 'where')
  expect(where && accept(query, offer, where)).toEqual({ query: 'DeviceProcessEvents | where \n| take 5', cursor: 28 })
})

test('behind what can end a step a pipe comes first, and begins a line of its own', () => {
  expect(offered('DeviceProcessEvents ¦')[0]).toBe('|')
  expect(offered('DeviceProcessEvents | where FileName == "x" ¦')[0]).toBe('|')
  expect(offered('DeviceProcessEvents | summarize count() ¦')[0]).toBe('|')
  expect(offered('DeviceProcessEvents | where ¦')).not.toContain('|')
  const offer = complete('DeviceProcessEvents  ', 20, testReference)
  const [pipe] = offer.completions
  expect(pipe && accept('DeviceProcessEvents  ', offer, pipe)).toEqual({ query: 'DeviceProcessEvents\n| ', cursor: 22 })
})

test('a chosen function opens its brackets around the cursor', () => {
  const query = 'DeviceProcessEvents | where Timestamp > ag'
  const offer = complete(query, query.length, testReference)
  const ago = offer.completions.find(({ text }) => text === 'ago')
  expect(ago && accept(query, offer, ago)).toEqual({ query: 'DeviceProcessEvents | where Timestamp > ago()', cursor: 44 })
})
