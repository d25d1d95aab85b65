import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { checkBoundaries } from '../check-boundaries.ts'

const workspaces: Record<string, { dependencies: string[]; exports?: Record<string, string> }> = {
  'packages/tokens': { dependencies: [], exports: { '.': './src/index.ts' } },
  'packages/contract': { dependencies: ['zod', 'left-pad'], exports: { '.': './src/index.ts' } },
  'packages/connectors': {
    dependencies: ['@pocketsoc/contract', 'undici'],
    exports: { '.': './src/index.ts', './fixtures': './src/fixtures.ts' },
  },
  'apps/server': { dependencies: ['@pocketsoc/contract', '@pocketsoc/connectors', '@pocketsoc/tokens', 'hono'] },
  'apps/portal': { dependencies: ['@pocketsoc/contract', '@pocketsoc/tokens', '@pocketsoc/connectors', 'react'] },
  'apps/phone': { dependencies: ['@pocketsoc/contract', '@pocketsoc/tokens', 'react'] },
  'apps/simulator': { dependencies: ['@pocketsoc/connectors', '@pocketsoc/contract'], exports: { '.': './src/index.ts' } },
  e2e: { dependencies: ['@pocketsoc/contract', '@pocketsoc/connectors', '@pocketsoc/simulator', '@pocketsoc/server'] },
}

/** A small tree in which every rule holds. */
const clean: Record<string, string> = {
  'packages/tokens/src/index.ts': 'export const ink = 1\n',
  'packages/contract/src/index.ts': "import { z } from 'zod'\nexport const id = z\n",
  'packages/connectors/src/index.ts': "export { acme } from './acme/index.ts'\n",
  'packages/connectors/src/fixtures.ts': "export { records } from './acme/fixtures/records.ts'\n",
  'packages/connectors/src/acme/index.ts': "import { fetchPage } from '../sdk/http.ts'\nexport const acme = fetchPage\n",
  'packages/connectors/src/acme/fixtures/records.ts': 'export const records = []\n',
  'packages/connectors/src/acme/mapping.test.ts':
    "import { records } from './fixtures/records.ts'\nexport const seen = records\n",
  'packages/connectors/src/sdk/http.ts': "import { id } from '@pocketsoc/contract'\nexport const fetchPage = id\n",
  'apps/server/src/main.ts': "import { config } from './config.ts'\nexport const port = config\n",
  'apps/server/src/config.ts': 'export const config = process.env.PORT\n',
  'apps/portal/src/lib/client.ts': "import { ink } from '@pocketsoc/tokens'\nexport const client = ink\n",
  'apps/phone/src/lib/client.ts': "import { id } from '@pocketsoc/contract'\nexport const client = id\n",
  'apps/simulator/src/index.ts': "import { records } from '@pocketsoc/connectors/fixtures'\nexport const simulator = records\n",
  'e2e/first.test.ts': "import { simulator } from '@pocketsoc/simulator'\nexport const story = simulator\n",
  'tools/check.ts': 'export const chosen = process.env.CI\n',
}

/**
 * Writes the clean tree with `planted` files on top of it and checks it. Answers `rule path:line message` for each
 * violation, so that a test reads like the report.
 */
export function plant(planted: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'pocketsoc-boundaries-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  write(
    root,
    'package.json',
    JSON.stringify({ workspaces: ['packages/*', 'apps/*', 'e2e'], devDependencies: { vitest: '1.0.0' } }),
  )
  for (const [folder, { dependencies, exports }] of Object.entries(workspaces)) {
    const name = `@pocketsoc/${folder.split('/').at(-1)}`
    const versions = Object.fromEntries(dependencies.map((dependency) => [dependency, '1.0.0']))
    write(root, `${folder}/package.json`, JSON.stringify({ name, dependencies: versions, exports }))
  }
  for (const [path, text] of Object.entries({ ...clean, ...planted })) write(root, path, text)
  return checkBoundaries(root).violations.map(({ rule, path, line, message }) => `${rule} ${path}:${line} ${message}`)
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
