import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const skipped = ['**/node_modules/**', '**/dist/**']
// A suite with an embedded database keeps a core busy for seconds; one core stays free where there are many.
const workers = Math.max(2, availableParallelism() - 1)

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/{portal,phone,simulator}/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: skipped,
          pool: 'forks',
          maxWorkers: workers,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/**/*.test.ts'],
          exclude: skipped,
          pool: 'forks',
          maxWorkers: workers,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: skipped,
          pool: 'forks',
          // Stories share the machine's ports and a browser, and measure what a person would wait.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
