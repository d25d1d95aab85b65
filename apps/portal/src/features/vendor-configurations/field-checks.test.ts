import { describe, expect, test } from 'vitest'
import { fieldError, fieldHint } from './field-checks.ts'

const guid = { label: 'Client ID', kind: 'guid' }
const url = { label: 'Base URL', kind: 'url' }
const secret = { label: 'Client Secret', kind: 'secret' }

describe('a GUID', () => {
  test.each(['5d3f0a1e-7c44-4b8e-9a55-0b1f6e2c7d90', ' 5D3F0A1E-7C44-4B8E-9A55-0B1F6E2C7D90\n'])('%j is in order', (value) => {
    expect(fieldError(guid, value)).toBeUndefined()
  })

  test.each([
    '5d3f0a1e',
    '5d3f0a1e7c444b8e9a550b1f6e2c7d90',
    '5d3f0a1e-7c44-4b8e-9a55-0b1f6e2c7d9g',
    '{5d3f0a1e-7c44-4b8e-9a55-0b1f6e2c7d90}',
  ])('%j is refused', (value) => {
    expect(fieldError(guid, value)).toContain('not a GUID')
  })
})

describe('a web address', () => {
  test.each(['https://api.fabrikam.example', 'http://localhost:8090', 'HTTPS://api.fabrikam.example/'])(
    '%j is in order',
    (value) => {
      expect(fieldError(url, value)).toBeUndefined()
    },
  )

  test.each([
    ['api.fabrikam.example', 'Start with https://'],
    ['ftp://api.fabrikam.example', 'Start with https://'],
    ['javascript:alert(1)', 'Start with https://'],
    ['https://', 'This is not a web address.'],
    ['https://ana:secret@api.fabrikam.example', 'Leave the user name and password out of the address.'],
  ])('%j is refused: %s', (value, words) => {
    expect(fieldError(url, value)).toBe(words)
  })
})

test('an empty field is named', () => {
  expect(fieldError(secret, '   ')).toBe('Client Secret is needed.')
})

test('a kind of a newer server is taken as text', () => {
  expect(fieldError({ label: 'Region', kind: 'region' }, 'north')).toBeUndefined()
})

test('a secret in the form of an identifier is hinted at, never refused', () => {
  const value = '5d3f0a1e-7c44-4b8e-9a55-0b1f6e2c7d90'
  expect(fieldHint(secret, value)).toContain('identifier')
  expect(fieldError(secret, value)).toBeUndefined()
  expect(fieldHint(secret, 'q~8Q.value')).toBeUndefined()
  expect(fieldHint(guid, value)).toBeUndefined()
})
