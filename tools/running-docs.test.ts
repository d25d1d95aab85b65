import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from './repository-root.ts'

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8')
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort()

test.each([
  ['apps/server/src/config.ts', '### Server'],
  ['apps/simulator/src/config.ts', '### Simulator'],
])('docs/running.md lists exactly the variables that %s reads', (config, heading) => {
  const section =
    read('docs/running.md')
      .split(/^(?=##)/m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const documented = namesIn(section, /^\| `([A-Z_]+)` \|/gm)
  expect(documented).toEqual(namesIn(read(config), /^ {2}([A-Z_]{4,}):/gm))
})

test('docs/running.md names every script of the root package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const text = read('docs/running.md')
  for (const script of Object.keys(scripts)) expect(text).toMatch(new RegExp(`npm (run )?${script}\\b`))
})
