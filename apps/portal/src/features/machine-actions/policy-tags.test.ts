import { expect, test } from 'vitest'
import { addTags, splitTags, suggestTags, tagsError, unusedTags } from './policy-tags.ts'

test('a tag is added once, whatever its case and the spaces around it', () => {
  expect(addTags(['Domain controller'], splitTags('domain CONTROLLER, Lab ,, lab'))).toEqual(['Domain controller', 'Lab'])
})

test('no tags, too many and too long ones are told apart', () => {
  expect(tagsError([])).toContain('at least one')
  expect(tagsError(['a'.repeat(81)])).toContain('too long')
  expect(tagsError(Array.from({ length: 51 }, (_, index) => `tag ${index}`))).toContain('too many')
  expect(tagsError(['a'.repeat(80)])).toBeUndefined()
})

test('suggestions hold what is typed and leave out what is chosen', () => {
  expect(suggestTags(['Lab', 'Domain controller', 'Label printer'], ['lab'], ' LA')).toEqual(['Label printer'])
  expect(
    suggestTags(
      Array.from({ length: 20 }, (_, index) => `tag ${index}`),
      [],
      '',
    ),
  ).toHaveLength(8)
})

test('a tag that no machine has is pointed out, in any case of letters', () => {
  expect(unusedTags(['Domain Controler', 'LAB'], ['Domain controller', 'Lab'])).toEqual(['Domain Controler'])
})
