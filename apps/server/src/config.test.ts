import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const key = Buffer.alloc(32, 1).toString('base64')
const refusalOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return null
}

const badValues: Record<string, string> = {
  POCKETSOC_PORT: '80800',
  POCKETSOC_PUBLIC_URL: 'ftp://pocketsoc.example',
  DATABASE_URL: 'mysql://root:hunter2@db.example/x',
  POCKETSOC_DATABASE_POOL: '1',
  POCKETSOC_MASTER_KEY: 'dG9vIHNob3J0',
  POCKETSOC_MASTER_KEY_PREVIOUS: 'not base64 at all',
  POCKETSOC_ENTRA_URL: 'sign in here',
  POCKETSOC_EXTRA_VENDOR_ORIGINS: 'http://localhost:8090,nonsense',
  POCKETSOC_POLL_SECONDS: '0',
  POCKETSOC_SMTP_URL: 'http://mail.example',
  POCKETSOC_SIGN_UP: 'perhaps',
  POCKETSOC_TRUST_PROXY: 'maybe',
  POCKETSOC_LOG: 'loud',
}

test('every bad variable is named at once, and no value is shown', () => {
  const message = refusalOf(badValues)
  for (const [name, value] of Object.entries(badValues)) {
    expect(message).toContain(name)
    if (value.length > 1) expect(message).not.toContain(value)
  }
  expect(message).not.toContain('hunter2')
})

test.each(Object.keys(badValues))('a bad %s alone stops the start', (name) => {
  expect(refusalOf({ [name]: badValues[name] ?? '' })).toContain(name)
})

test('no value of a secret ever shows in a refusal, whatever it is', () => {
  const names = fc.constantFrom('POCKETSOC_MASTER_KEY', 'POCKETSOC_MASTER_KEY_PREVIOUS', 'DATABASE_URL', 'POCKETSOC_SMTP_URL')
  fc.assert(
    fc.property(names, fc.stringMatching(/^[\w:/@+=-]{12,60}$/), (name, value) => {
      expect(refusalOf({ [name]: value }) ?? '').not.toContain(value)
    }),
  )
})

test('nothing set means a server on this machine alone, with the embedded database', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    databaseUrl: null,
    masterKey: null,
    signUp: 'open',
    trustProxy: false,
    entraUrl: null,
    extraVendorOrigins: [],
  })
})

test('an empty value counts as not set', () => {
  const empty = Object.fromEntries(Object.keys(badValues).map((name) => [name, '']))
  expect(readConfig(empty)).toEqual(readConfig({}))
})

test('addresses lose what would make two spellings of one differ', () => {
  const config = readConfig({
    POCKETSOC_PUBLIC_URL: 'https://soc.fabrikam.example:443/',
    POCKETSOC_EXTRA_VENDOR_ORIGINS: ' http://localhost:8090/ , ,https://API.Fabrikam.example/x',
    POCKETSOC_MASTER_KEY: key,
  })
  expect(config.publicUrl).toBe('https://soc.fabrikam.example')
  expect(config.extraVendorOrigins).toEqual(['http://localhost:8090', 'https://api.fabrikam.example'])
})
