import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from './repository-root.ts'

type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>

const manifests = [
  'package.json',
  ...globSync(['packages/*/package.json', 'apps/*/package.json', 'e2e/package.json'], { cwd: repositoryRoot }),
]
const headingOf = (manifest: string): string => (manifest === 'package.json' ? 'Root' : dirname(manifest))
const documented = readDocumented()

describe.each(manifests)('%s', (path) => {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as Manifest
  const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  const direct = Object.keys(versions).filter((name) => !name.startsWith('@pocketsoc/'))

  test('every dependency has its reason in docs/dependencies.md, and nothing else is listed there', () => {
    expect([...(documented.get(headingOf(path)) ?? [])].sort()).toEqual(direct.sort())
  })

  test('every dependency is pinned to one version', () => {
    const loose = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    expect(loose).toEqual([])
  })
})

test('docs/dependencies.md has no section for a workspace that is gone', () => {
  expect([...documented.keys()].filter((heading) => !manifests.map(headingOf).includes(heading))).toEqual([])
})

/** Package names by heading; a row without a reason does not count. */
function readDocumented(): Map<string, string[]> {
  const text = readFileSync(join(repositoryRoot, 'docs/dependencies.md'), 'utf8')
  const sections = text.split(/^## /m).slice(1)
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n')
      return [heading.trim(), lines.flatMap((line) => /^\| `([^`]+)` \| \S.* \|$/.exec(line)?.[1] ?? [])]
    }),
  )
}
