import { expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { planStart } from './plan.ts'

const settingsOf = (name: string, flags: string[] = [], environment: Record<string, string> = {}) =>
  planStart(readOptions(flags), environment).parts.find((part) => part.name === name)?.environment

test('by default the server is sent to the simulator, and a demo organisation is to be made', () => {
  expect(settingsOf('server')).toEqual({
    POCKETSOC_PORT: '8080',
    POCKETSOC_ENTRA_URL: 'http://localhost:8090',
    POCKETSOC_EXTRA_VENDOR_ORIGINS: 'http://localhost:8090',
    POCKETSOC_SMTP_URL: 'smtp://127.0.0.1:8025',
  })
  expect(planStart(readOptions([]), {}).demo).toEqual({
    email: 'demo@fabrikam.example',
    password: 'pocketsoc-demo',
    tenantUrl: 'http://localhost:8090',
  })
})

test('--empty runs the simulator too, but makes no demo organisation', () => {
  const plan = planStart(readOptions(['--empty']), {})
  expect(plan.parts.map((part) => part.name)).toEqual(['simulator', 'server'])
  expect(plan.demo).toBeNull()
})

test('--no-simulator leaves every address at the real one', () => {
  const plan = planStart(readOptions(['--no-simulator']), {})
  expect(plan.parts).toEqual([expect.objectContaining({ name: 'server', environment: { POCKETSOC_PORT: '8080' } })])
  expect(plan.ports).toHaveLength(1)
  expect(plan.demo).toBeNull()
})

test('another port of the simulator moves everything that points at it', () => {
  const environment = { POCKETSOC_SIMULATOR_PORT: '8209', POCKETSOC_SIMULATOR_SMTP_PORT: '8210' }
  expect(settingsOf('server', [], environment)).toMatchObject({
    POCKETSOC_ENTRA_URL: 'http://localhost:8209',
    POCKETSOC_SMTP_URL: 'smtp://127.0.0.1:8210',
  })
})

test('what the caller set is never replaced', () => {
  const environment = { POCKETSOC_ENTRA_URL: 'http://localhost:9', POCKETSOC_DEMO_EMAIL: 'ana@tailspin.example' }
  expect(settingsOf('server', [], environment)).toMatchObject({ POCKETSOC_ENTRA_URL: 'http://localhost:9' })
  expect(planStart(readOptions([]), environment).demo?.email).toBe('ana@tailspin.example')
})

test('a port that is none is named with its variable', () => {
  expect(() => planStart(readOptions([]), { POCKETSOC_PORT: 'http' })).toThrow('POCKETSOC_PORT is "http", which is no port')
})

test('an unknown flag is refused by name', () => {
  expect(() => readOptions(['--demo'])).toThrow("'--demo'")
})
