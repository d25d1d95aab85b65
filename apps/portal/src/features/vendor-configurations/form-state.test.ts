import type { VendorConfiguration, VendorManifest } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import {
  changes,
  creation,
  differs,
  emptyForm,
  type FormAction,
  faultsOf,
  fieldsOf,
  formOf,
  formReducer,
  shownErrors,
  testInput,
} from './form-state.ts'

const field = (name: string, kind: string, authTypes: string[]) => ({ name, label: name, kind, help: '', authTypes })
const manifest: VendorManifest = {
  vendor: 'acme',
  name: 'Acme Shield',
  authTypes: [
    { value: 'app', label: 'App', description: '' },
    { value: 'user', label: 'User', description: '' },
  ],
  fields: [
    { ...field('baseUrl', 'url', ['app', 'user']), defaultValue: 'https://api.acme.example' },
    field('clientId', 'guid', ['app', 'user']),
    field('clientSecret', 'secret', ['app']),
  ],
  permissions: [],
  connectionSteps: [],
}
const clientId = '5d3f0a1e-7c44-4b8e-9a55-0b1f6e2c7d90'
const configuration = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  vendor: 'acme',
  displayName: 'Plants',
  authType: 'app',
  settings: { baseUrl: 'https://api.acme.example', clientId },
  secrets: { clientSecret: { setAt: '2026-01-02T03:04:05.000Z' } },
} as unknown as VendorConfiguration

const after = (start: ReturnType<typeof emptyForm>, ...actions: FormAction[]) => actions.reduce(formReducer, start)
const typed = (name: string, value: string): FormAction => ({ type: 'value-typed', name, value })

describe('adding', () => {
  test('starts with the defaults of the manifest and its first auth type', () => {
    expect(emptyForm(manifest)).toMatchObject({
      vendor: 'acme',
      authType: 'app',
      values: { baseUrl: 'https://api.acme.example' },
    })
  })

  test('sends the fields of the chosen auth type alone, without spaces around them', () => {
    const form = after(
      emptyForm(manifest),
      { type: 'display-name-typed', value: ' Plants ' },
      typed('clientId', ` ${clientId}\n`),
      typed('clientSecret', 'sealed'),
      { type: 'auth-type-chosen', authType: 'user' },
    )
    expect(creation(form, fieldsOf(manifest, form.authType))).toEqual({
      vendor: 'acme',
      displayName: 'Plants',
      authType: 'user',
      fields: { baseUrl: 'https://api.acme.example', clientId },
    })
  })

  test('keeps what was typed when the auth type changes back', () => {
    const form = after(
      emptyForm(manifest),
      typed('clientSecret', 'sealed'),
      { type: 'auth-type-chosen', authType: 'user' },
      { type: 'auth-type-chosen', authType: 'app' },
    )
    expect(form.values.clientSecret).toBe('sealed')
  })

  test('another vendor keeps the display name and nothing else', () => {
    const other = { ...manifest, vendor: 'globex', fields: [] }
    const form = after(emptyForm(manifest), { type: 'display-name-typed', value: 'Plants' }, typed('clientId', clientId), {
      type: 'vendor-chosen',
      manifest: other,
    })
    expect(form).toMatchObject({ vendor: 'globex', displayName: 'Plants', values: {} })
  })
})

describe('errors', () => {
  test('show only for inputs that were left, and for all of them after a try to save', () => {
    const form = emptyForm(manifest)
    const faults = faultsOf(form, fieldsOf(manifest, 'app'))
    expect(Object.keys(faults).sort()).toEqual(['/displayName', '/fields/clientId', '/fields/clientSecret'])
    expect(shownErrors(form, faults)).toEqual({})
    const left = after(form, { type: 'input-left', pointer: '/fields/clientId' })
    expect(Object.keys(shownErrors(left, faults))).toEqual(['/fields/clientId'])
    const tried = after(form, { type: 'submitted', pointers: Object.keys(faults) })
    expect(shownErrors(tried, faults)).toEqual(faults)
  })

  test("the server's words stay until that input changes", () => {
    const problems = { '/fields/baseUrl': 'Not a host of this vendor.', '/displayName': 'Taken.' }
    const refused = after(emptyForm(manifest), { type: 'refused', problems })
    expect(shownErrors(refused, {})).toEqual(problems)
    const corrected = after(refused, typed('baseUrl', 'https://eu.acme.example'))
    expect(shownErrors(corrected, {})).toEqual({ '/displayName': 'Taken.' })
  })
})

describe('editing', () => {
  const fields = fieldsOf(manifest, 'app')

  test('an untouched form has no faults and nothing to send', () => {
    const form = formOf(configuration)
    expect(faultsOf(form, fields)).toEqual({})
    expect(changes(form, configuration, fields)).toBeNull()
    expect(differs(form, formOf(configuration))).toBe(false)
  })

  test('only what differs is sent, and a kept secret never is', () => {
    const renamed = after(formOf(configuration), { type: 'display-name-typed', value: 'Head office' })
    expect(changes(renamed, configuration, fields)).toEqual({ displayName: 'Head office' })
  })

  test('a replaced secret must be typed and is sent', () => {
    const replacing = after(formOf(configuration), { type: 'secret-replaced', name: 'clientSecret' })
    expect(faultsOf(replacing, fields)).toHaveProperty(['/fields/clientSecret'])
    expect(differs(replacing, formOf(configuration))).toBe(true)
    const replaced = after(replacing, typed('clientSecret', 'newer'))
    expect(changes(replaced, configuration, fields)).toEqual({ fields: { clientSecret: 'newer' } })
  })

  test('keeping the old secret after all forgets what was typed', () => {
    const kept = after(
      formOf(configuration),
      { type: 'secret-replaced', name: 'clientSecret' },
      typed('clientSecret', 'newer'),
      { type: 'input-left', pointer: '/fields/clientSecret' },
      { type: 'secret-kept', name: 'clientSecret' },
    )
    expect(changes(kept, configuration, fields)).toBeNull()
    expect(differs(kept, formOf(configuration))).toBe(false)
    expect(JSON.stringify(kept)).not.toContain('newer')
  })
})

describe('testing', () => {
  test('sends what is typed, and leaves a kept secret to the server, which knows it by the configuration', () => {
    const fields = fieldsOf(manifest, 'app')
    const form = after(formOf(configuration), typed('baseUrl', 'https://eu.acme.example '))
    expect(testInput(form, fields, configuration)).toEqual({
      vendor: 'acme',
      authType: 'app',
      fields: { baseUrl: 'https://eu.acme.example', clientId },
      configurationId: configuration.id,
    })
    const replaced = after(form, { type: 'secret-replaced', name: 'clientSecret' }, typed('clientSecret', 'fresh'))
    expect(testInput(replaced, fields, configuration).fields).toMatchObject({ clientSecret: 'fresh' })
    expect(testInput(emptyForm(manifest), fields, undefined)).not.toHaveProperty('configurationId')
  })
})
