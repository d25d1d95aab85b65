import { describe, expect, test } from 'vitest'
import { plant } from './testing/planted-tree.ts'

const use = (specifier: string): string => `import { thing } from '${specifier}'\nexport const used = thing\n`

test('a tree that keeps every rule has no violation', () => {
  expect(plant({})).toEqual([])
})

test('a folder of sources is read whatever its name, and what a build made is not', () => {
  const bad = '// TODO\nexport {}\n'
  expect(plant({ 'apps/server/src/build/a.ts': bad, 'apps/phone/ios/a.ts': bad, 'apps/portal/dist/a.js': bad })).toEqual([
    expect.stringContaining('apps/server/src/build/a.ts:1 bare TODO'),
  ])
})

describe('who may import whom', () => {
  test.each([
    ['packages/tokens/src/a.ts', '@pocketsoc/contract'],
    ['packages/contract/src/a.ts', '@pocketsoc/tokens'],
    ['packages/connectors/src/acme/a.ts', '@pocketsoc/tokens'],
    ['apps/server/src/a.ts', '@pocketsoc/tokens'],
    ['apps/server/src/a.ts', '@pocketsoc/simulator'],
    ['apps/server/src/a.ts', '@pocketsoc/connectors/fixtures'],
    ['apps/portal/src/a.ts', '@pocketsoc/connectors'],
    ['apps/phone/src/a.ts', '@pocketsoc/connectors'],
    ['apps/simulator/src/a.ts', '@pocketsoc/connectors'],
    ['apps/simulator/src/a.ts', '@pocketsoc/contract'],
    ['apps/simulator/src/a.test.ts', '@pocketsoc/contract'],
    ['e2e/a.test.ts', '@pocketsoc/connectors'],
    ['tools/a.ts', '@pocketsoc/connectors'],
  ])('%s may not import %s', (path, specifier) => {
    expect(plant({ [path]: use(specifier) })).toContainEqual(expect.stringContaining(`may not import ${specifier}`))
  })

  test('the contract may not take a package from npm that is not on its list, even a declared one', () => {
    expect(plant({ 'packages/contract/src/a.ts': use('left-pad') })).toEqual([
      'workspace-imports packages/contract/src/a.ts:1 "left-pad" contract may not import left-pad',
    ])
  })

  test('code that also runs in a browser or on a phone takes no Node module', () => {
    const found = plant({ 'packages/contract/src/a.ts': use('node:fs'), 'apps/portal/src/a.ts': use('crypto') })
    expect(found).toEqual([expect.stringContaining('no crypto'), expect.stringContaining('no node:fs')])
  })

  test('a server test may read the fixtures', () => {
    expect(plant({ 'apps/server/src/a.test.ts': use('@pocketsoc/connectors/fixtures') })).toEqual([])
  })

  test('a workspace is entered by its exports only', () => {
    const found = plant({ 'apps/server/src/a.ts': use('@pocketsoc/connectors/src/acme/index.ts') })
    expect(found).toEqual([expect.stringContaining('is not in the "exports" of @pocketsoc/connectors')])
  })

  test('a relative path may not cross into another workspace or leave them all', () => {
    const found = plant({
      'apps/server/src/a.ts': use('../../../packages/contract/src/index.ts'),
      'apps/server/src/b.ts': use('../../../elsewhere/thing.ts'),
    })
    expect(found).toEqual([
      expect.stringContaining('reaches into contract by a path'),
      expect.stringContaining('reaches a file outside every workspace'),
    ])
  })

  test('a workspace nobody thought about may import nothing', () => {
    const found = plant({
      'packages/novelty/package.json': '{ "name": "@pocketsoc/novelty", "dependencies": { "@pocketsoc/contract": "1.0.0" } }',
      'packages/novelty/src/a.ts': use('@pocketsoc/contract'),
    })
    expect(found).toEqual([expect.stringContaining('novelty may not import @pocketsoc/contract')])
  })

  test.each([
    ['export … from', "export { thing } from '@pocketsoc/connectors'\n"],
    ['export * from', "export * from '@pocketsoc/connectors'\n"],
    ['import type', "import type { Thing } from '@pocketsoc/connectors'\nexport type Used = Thing\n"],
    ['a bare import', "import '@pocketsoc/connectors'\n"],
    ['a dynamic import', "export const used = await import('@pocketsoc/connectors')\n"],
    ['an import type', "export type Used = import('@pocketsoc/connectors').Thing\n"],
    ['require', "export const used = require('@pocketsoc/connectors')\n"],
  ])('%s counts as an import', (_form, text) => {
    expect(plant({ 'apps/portal/src/a.ts': text })).toHaveLength(1)
  })

  test('a specifier inside a string or a comment is no import', () => {
    const text = `// import x from '@pocketsoc/server'\nexport const text = "import x from '@pocketsoc/server'"\n`
    expect(plant({ 'apps/portal/src/a.ts': text })).toEqual([])
  })
})

describe('declared packages', () => {
  test('a package that only the root or another workspace declares is refused in product code', () => {
    const found = plant({ 'apps/server/src/a.ts': use('react'), 'apps/server/src/b.ts': use('vitest') })
    expect(found).toEqual([
      'declared-packages apps/server/src/a.ts:1 "react" is not in the dependencies of @pocketsoc/server',
      'declared-packages apps/server/src/b.ts:1 "vitest" is not in the dependencies of @pocketsoc/server',
    ])
  })

  test('a test may use what the root declares', () => {
    expect(plant({ 'apps/server/src/a.test.ts': use('vitest') })).toEqual([])
  })
})

describe('features', () => {
  const other = { 'apps/server/src/features/audit/index.ts': use('hono'), 'apps/server/src/features/audit/store.ts': use('hono') }

  test('a server feature reaches another through its index.ts only', () => {
    const past = plant({ ...other, 'apps/server/src/features/team/add-member.ts': use('../audit/store.ts') })
    expect(past).toEqual([expect.stringContaining('feature team reaches past the index.ts of feature audit')])
    expect(plant({ ...other, 'apps/server/src/features/team/add-member.ts': use('../audit/index.ts') })).toEqual([])
  })

  test.each(['portal', 'phone'])('features of the %s never import each other, not even the index', (app) => {
    const found = plant({
      [`apps/${app}/src/features/audit/index.ts`]: use('react'),
      [`apps/${app}/src/features/team/team-page.tsx`]: use('../audit/index.ts'),
    })
    expect(found).toEqual([expect.stringContaining('feature team imports feature audit; let a route compose them')])
  })

  test.each(['http', 'jobs', 'db', 'vault', 'push'])('%s of the server imports no feature', (layer) => {
    const found = plant({ ...other, [`apps/server/src/${layer}/a.ts`]: use('../features/audit/index.ts') })
    expect(found).toEqual([expect.stringContaining(`${layer} may not import a feature`)])
  })

  test.each(['ui', 'lib'])('%s of a client imports no feature', (layer) => {
    const found = plant({
      'apps/portal/src/features/audit/index.ts': use('react'),
      [`apps/portal/src/${layer}/a.ts`]: use('../features/audit/index.ts'),
    })
    expect(found).toEqual([expect.stringContaining(`${layer} may not import a feature`)])
  })
})

describe('vendors', () => {
  const zenith = { 'packages/connectors/src/zenith/index.ts': use('undici') }

  test('vendors never import each other', () => {
    const found = plant({ ...zenith, 'packages/connectors/src/acme/alerts.ts': use('../zenith/index.ts') })
    expect(found).toEqual([expect.stringContaining('vendor acme imports vendor zenith')])
  })

  test.each(['../acme/index.ts', '../index.ts'])('the sdk may not import %s', (specifier) => {
    const found = plant({ 'packages/connectors/src/sdk/a.ts': use(specifier) })
    expect(found.join('\n')).toContain('the sdk knows no vendor')
  })

  test('the sdk may not name a vendor that has a folder', () => {
    const found = plant({ ...zenith, 'packages/connectors/src/sdk/a.ts': "export const kind = 'zenith'\n" })
    expect(found).toEqual(['vendors-unnamed packages/connectors/src/sdk/a.ts:1 names the vendor "zenith"'])
  })

  test.each(['./fixtures/records.ts', '../fixtures.ts'])('a connector may not import its fixtures (%s)', (specifier) => {
    const found = plant({ 'packages/connectors/src/acme/alerts.ts': use(specifier) })
    expect(found).toEqual([expect.stringContaining('only tests and simulators read fixtures')])
  })

  test.each([
    ['an identifier', 'export const acmeBadge = 1\n'],
    ['a string', "export const title = 'Sign in to Acme'\n"],
    ['a template', 'export const title = `For $' + '{1} Acme`\n'],
    ['a known owner without a folder', "export const title = 'Microsoft'\n"],
    ['JSX text', 'export const title = <b>Open Acme</b>\n'],
    ['a JSX attribute', 'export const title = <b title="Acme" />\n'],
  ])('the portal and the phone never name a vendor: %s', (_where, text) => {
    const found = plant({ 'apps/portal/src/a.tsx': text, 'apps/phone/src/a.tsx': text })
    expect(found).toEqual([
      expect.stringContaining('apps/phone/src/a.tsx:1 names the vendor'),
      expect.stringContaining('apps/portal/src/a.tsx:1 names the vendor'),
    ])
  })

  test('tests, comments and the server may name a vendor', () => {
    const named = "// Acme does this\nexport const title = 'Acme'\n"
    expect(plant({ 'apps/portal/src/a.test.ts': named, 'apps/server/src/a.ts': named })).toEqual([])
    expect(plant({ 'apps/portal/src/a.ts': '// Acme does this\nexport const title = 1\n' })).toEqual([])
  })
})

describe('the environment', () => {
  test.each([
    ['process.env', 'export const a = process.env.A\n'],
    ["process['env']", "export const a = process['env']\n"],
    ['globalThis.process.env', 'export const a = globalThis.process.env\n'],
    ['import.meta.env', 'export const a = import.meta.env\n'],
    ['node:process', "import { env } from 'node:process'\nexport const a = env\n"],
  ])('%s is read by config.ts only', (_form, text) => {
    const found = plant({ 'apps/server/src/http/a.ts': text, 'apps/simulator/src/config.ts': text })
    expect(found).toEqual([expect.stringContaining('environment-readers apps/server/src/http/a.ts:1')])
  })

  test('a client reads it in env.ts, and a package nowhere', () => {
    const text = 'export const a = process.env.A\n'
    const found = plant({
      'apps/phone/src/lib/env.ts': text,
      'apps/phone/src/config.ts': text,
      'packages/connectors/src/acme/config.ts': text,
    })
    expect(found).toEqual([
      expect.stringContaining('apps/phone/src/config.ts:1'),
      expect.stringContaining('packages/connectors/src/acme/config.ts:1'),
    ])
  })
})

describe('import cycles', () => {
  test('two files that need each other are shown with the way round', () => {
    const found = plant({
      'apps/server/src/a.ts': use('./b.ts'),
      'apps/server/src/b.ts': use('./c.ts'),
      'apps/server/src/c.ts': use('./a.ts'),
    })
    expect(found).toEqual([
      'import-cycles apps/server/src/a.ts:1 import cycle: apps/server/src/a.ts -> apps/server/src/b.ts -> apps/server/src/c.ts -> apps/server/src/a.ts',
    ])
  })

  test('a cycle through a package name is found too', () => {
    const found = plant({
      'packages/contract/src/index.ts': "export { thing } from './a.ts'\n",
      'packages/contract/src/a.ts': use('@pocketsoc/contract'),
    })
    expect(found.join('\n')).toContain('import cycle')
  })

  test('two ways to the same file are no cycle', () => {
    const found = plant({
      'apps/server/src/a.ts': `${use('./b.ts')}export { x } from './c.ts'\n`,
      'apps/server/src/b.ts': use('./c.ts'),
      'apps/server/src/c.ts': 'export const x = 1\nexport const thing = 1\n',
    })
    expect(found).toEqual([])
  })
})

describe('the shape of a file', () => {
  const lines = (count: number): string => 'export {}\n'.repeat(count)
  const longFunction = (count: number): string => `export function long() {\n${'  void 0\n'.repeat(count - 2)}}\n`

  test('400 lines are allowed and 401 are not, except in fixtures', () => {
    expect(plant({ 'apps/server/src/a.ts': lines(400), 'packages/connectors/src/acme/fixtures/many.ts': lines(900) })).toEqual([])
    expect(plant({ 'apps/server/src/a.ts': lines(401) })).toEqual([expect.stringContaining('401 lines, more than 400')])
  })

  test('a function stops at 80 lines, a component at 120', () => {
    expect(plant({ 'apps/server/src/a.ts': longFunction(80), 'apps/portal/src/a.tsx': longFunction(120) })).toEqual([])
    expect(plant({ 'apps/server/src/a.ts': longFunction(81), 'apps/portal/src/a.tsx': longFunction(121) })).toEqual([
      expect.stringContaining('function long has 121 lines, more than 120'),
      expect.stringContaining('function long has 81 lines, more than 80'),
    ])
  })

  test('a function takes three parameters at most', () => {
    const found = plant({ 'apps/server/src/a.ts': 'export const four = (a = 1, b = 1, c = 1, d = 1) => a + b + c + d\n' })
    expect(found).toEqual([expect.stringContaining('takes 4 parameters')])
  })

  test.each(['utils.ts', 'string-helpers.ts', 'common.tsx', 'date.util.ts'])('%s says nothing about what is inside', (file) => {
    expect(plant({ [`apps/portal/src/${file}`]: 'export {}\n' })).toEqual([
      expect.stringContaining('says nothing about what is inside'),
    ])
  })

  test.each(['_layout.tsx', '[detectionId].tsx', '+not-found.tsx', '$configurationId.tsx', '__root.tsx'])(
    '%s is a name',
    (file) => {
      expect(plant({ [`apps/phone/src/app/${file}`]: 'export {}\n' })).toEqual([])
    },
  )

  test('any other capital letter in a file name is refused', () => {
    expect(plant({ 'apps/phone/src/ui/BigButton.tsx': 'export {}\n' })).toEqual([expect.stringContaining('is not kebab-case')])
  })

  test.each(['// TODO later', '/* FIXME */', '// @ts-ignore', '// @ts-expect-error'])('%s is refused', (comment) => {
    expect(plant({ 'apps/server/src/a.ts': `${comment}\nexport const a = 1\n` })).toHaveLength(1)
  })

  test.each(['// TODO(node 26): built in there', '// @ts-expect-error the types lag behind the library'])(
    '%s is accepted',
    (comment) => {
      expect(plant({ 'apps/server/src/a.ts': `${comment}\nexport const a = 1\n` })).toEqual([])
    },
  )
})
