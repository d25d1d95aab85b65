import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('nothing set means the documented defaults', () => {
  expect(readConfig({ POCKETSOC_SIMULATOR_PORT: '' })).toEqual({
    host: '127.0.0.1',
    port: 8090,
    smtpPort: 8025,
    empty: false,
    seed: 'tidemark',
    streamSeconds: 45,
  })
})

test('every variable is read', () => {
  const environment = {
    POCKETSOC_SIMULATOR_HOST: '0.0.0.0',
    POCKETSOC_SIMULATOR_PORT: '0',
    POCKETSOC_SIMULATOR_SMTP_PORT: '2525',
    POCKETSOC_SIMULATOR_EMPTY: '1',
    POCKETSOC_SIMULATOR_SEED: 'other',
    POCKETSOC_SIMULATOR_STREAM_SECONDS: '0',
  }
  expect(readConfig(environment)).toEqual({
    host: '0.0.0.0',
    port: 0,
    smtpPort: 2525,
    empty: true,
    seed: 'other',
    streamSeconds: 0,
  })
})

test('a bad value is named', () => {
  expect(() => readConfig({ POCKETSOC_SIMULATOR_PORT: '99999', POCKETSOC_SIMULATOR_EMPTY: 'yes' })).toThrow(
    /POCKETSOC_SIMULATOR_PORT: .+\nPOCKETSOC_SIMULATOR_EMPTY: /,
  )
})
