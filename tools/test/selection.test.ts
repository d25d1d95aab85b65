import { expect, test } from 'vitest'
import { includesStories, selectTests } from './selection.ts'

const everything = ['unit', 'server', 'e2e']
const stories = ['e2e/first-light.test.ts']

test('no word means every suite', () => {
  expect(selectTests([])).toEqual({ projects: everything, patterns: [], flags: [] })
})

test('a group chooses its suites, and two groups together each of them once', () => {
  expect(selectTests(['unit']).projects).toEqual(['unit', 'server'])
  expect(selectTests(['database', 'server']).projects).toEqual(['server', 'e2e'])
})

test('any other word is a pattern over every suite', () => {
  expect(selectTests(['vault'])).toEqual({ projects: everything, patterns: ['vault'], flags: [] })
})

test('from the first flag on, words belong to vitest', () => {
  expect(selectTests(['server', '-t', 'unit'])).toEqual({ projects: ['server'], patterns: [], flags: ['-t', 'unit'] })
})

test('the clients are built only for a run that includes a story', () => {
  expect(includesStories(selectTests([]), stories)).toBe(true)
  expect(includesStories(selectTests(['first-light']), stories)).toBe(true)
  expect(includesStories(selectTests(['vault']), stories)).toBe(false)
  expect(includesStories(selectTests(['unit']), stories)).toBe(false)
  expect(includesStories(selectTests(['e2e']), [])).toBe(false)
})
