import { expect, test } from 'vitest'
import { readAhead } from './read-ahead.ts'

test('pages come in order, and each is asked for before the one ahead of it is worked on', async () => {
  const log: string[] = []
  async function* pages() {
    for (const page of [1, 2, 3]) {
      log.push(`asked ${page}`)
      yield page
    }
  }
  for await (const page of readAhead(pages())) {
    await new Promise(setImmediate)
    log.push(`done ${page}`)
  }
  expect(log).toEqual(['asked 1', 'asked 2', 'done 1', 'asked 3', 'done 2', 'done 3'])
})

test('a page that cannot be read fails in its turn, after the pages before it were given', async () => {
  async function* pages() {
    yield 1
    throw new Error('cut')
  }
  const given: number[] = []
  const reading = async () => {
    for await (const page of readAhead(pages())) {
      await new Promise(setImmediate)
      given.push(page)
    }
  }
  await expect(reading()).rejects.toThrow('cut')
  expect(given).toEqual([1])
})

test('whoever stops early is not kept waiting, and the vendor’s side is told', async () => {
  let ended = false
  async function* pages() {
    try {
      yield 1
      yield 2
      yield 3
    } finally {
      ended = true
    }
  }
  for await (const page of readAhead(pages())) if (page === 1) break
  await expect.poll(() => ended).toBe(true)
})
