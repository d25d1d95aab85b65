import type { IsolationPolicy } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import {
  faultsOf,
  isChanged,
  limitsOf,
  type PolicyFormAction,
  policyForm,
  policyFormReducer,
  policyOf,
  shownErrors,
} from './policy-form-state.ts'

const never: IsolationPolicy = { approval: 'never', tags: [], expiresMinutes: 60, remindAfterHours: 24 }
const tagged: IsolationPolicy = { ...never, approval: 'tagged', tags: ['Domain controller'] }

const after = (policy: IsolationPolicy, ...actions: PolicyFormAction[]) => actions.reduce(policyFormReducer, policyForm(policy))
const typed = (name: 'expiresMinutes' | 'remindAfterHours', text: string): PolicyFormAction => ({
  type: 'quantity-typed',
  name,
  text,
})

test('an untouched form sends what is saved and has nothing to lose', () => {
  expect(policyOf(policyForm(tagged))).toEqual(tagged)
  expect(isChanged(policyForm(tagged))).toBe(false)
  expect(faultsOf(policyForm(tagged))).toEqual({})
})

describe('tags', () => {
  test('a comma ends a tag, and what is still being typed counts as one', () => {
    const form = after(tagged, { type: 'tag-typed', text: 'Lab, Payment te' })
    expect(form.draft).toBe('Payment te')
    expect(policyOf(form).tags).toEqual(['Domain controller', 'Lab', 'Payment te'])
    expect(isChanged(form)).toBe(true)
  })

  test('a tag that holds a comma can be chosen, though not typed', () => {
    expect(after(tagged, { type: 'tag-chosen', tag: 'Lab, north' }).tags).toEqual(['Domain controller', 'Lab, north'])
  })

  test('the last tag cannot be taken away while tags decide', () => {
    const form = after(tagged, { type: 'tag-removed', tag: 'Domain controller' })
    expect(Object.keys(faultsOf(form))).toEqual(['/tags'])
    expect(faultsOf(policyFormReducer(form, { type: 'approval-chosen', approval: 'always' }))).toEqual({})
  })
})

test('what does not apply to the chosen approval stays as it is saved', () => {
  const form = after(tagged, { type: 'tag-typed', text: 'Lab' }, typed('expiresMinutes', 'soon'), {
    type: 'approval-chosen',
    approval: 'never',
  })
  expect(policyOf(form)).toEqual({ ...tagged, approval: 'never' })
  expect(faultsOf(form)).toEqual({})
})

describe('numbers', () => {
  test.each(['', '4', '1441', '7.5', '-30', 'an hour', '1e3'])('%j is no number of minutes to wait', (text) => {
    expect(Object.keys(faultsOf(after(tagged, typed('expiresMinutes', text))))).toEqual(['/expiresMinutes'])
  })

  test('the limits are those of the contract', () => {
    expect(limitsOf('expiresMinutes')).toEqual({ least: 5, most: 1440 })
    expect(limitsOf('remindAfterHours')).toEqual({ least: 1, most: 720 })
  })

  test('the same number written otherwise is no change', () => {
    expect(isChanged(after(tagged, typed('expiresMinutes', ' 060 ')))).toBe(false)
  })
})

describe('errors', () => {
  test('show for inputs that were left, and for all of them after a try to save', () => {
    const form = after(tagged, typed('expiresMinutes', '1'), typed('remindAfterHours', '0'))
    expect(shownErrors(form)).toEqual({})
    const left = policyFormReducer(form, { type: 'input-left', pointer: '/expiresMinutes' })
    expect(Object.keys(shownErrors(left))).toEqual(['/expiresMinutes'])
    expect(Object.keys(shownErrors(policyFormReducer(form, { type: 'submitted' })))).toHaveLength(2)
  })

  test("the server's words about a single tag stand at the tags until they change", () => {
    const refused = after(tagged, { type: 'refused', problems: { '/tags/0': 'Not a tag.', '/expiresMinutes': 'Too short.' } })
    expect(shownErrors(refused)).toEqual({ '/tags': 'Not a tag.', '/expiresMinutes': 'Too short.' })
    expect(policyFormReducer(refused, { type: 'tag-entered' })).toBe(refused)
    const changed = policyFormReducer(refused, { type: 'tag-chosen', tag: 'Lab' })
    expect(shownErrors(changed)).toEqual({ '/expiresMinutes': 'Too short.' })
  })
})

describe('what the server says while the form is open', () => {
  const elsewhere = { ...tagged, remindAfterHours: 48 }

  test('is shown where nothing was typed', () => {
    expect(after(tagged, { type: 'read', policy: elsewhere })).toEqual(policyForm(elsewhere))
  })

  test('never overwrites what was typed, and is told instead', () => {
    const form = after(tagged, typed('expiresMinutes', '30'), { type: 'read', policy: elsewhere })
    expect(form).toMatchObject({ expiresMinutes: '30', overtaken: true })
    expect(policyFormReducer(form, { type: 'discarded' })).toEqual(policyForm(elsewhere))
  })

  test('what was saved from here is no change from elsewhere', () => {
    const saved = { ...tagged, expiresMinutes: 30 }
    const form = after(tagged, typed('expiresMinutes', '30'), { type: 'saved', policy: saved }, { type: 'read', policy: saved })
    expect(form).toEqual(policyForm(saved))
  })

  test('what is typed while saving is kept', () => {
    const form = after(tagged, typed('expiresMinutes', '30'), typed('remindAfterHours', '12'), {
      type: 'saved',
      policy: { ...tagged, expiresMinutes: 30 },
    })
    expect(form).toMatchObject({ remindAfterHours: '12', overtaken: false })
    expect(isChanged(form)).toBe(true)
  })
})
