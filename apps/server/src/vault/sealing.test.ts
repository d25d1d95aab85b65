import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealBroken, seal, unseal } from './sealing.ts'

const key = new Uint8Array(randomBytes(32))
const bytes = (text: string) => new TextEncoder().encode(text)

test('whatever is sealed opens again in its own place, and nowhere else', () => {
  const place = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), place, place, (plaintext, binding, otherPlace) => {
      const sealed = seal(key, plaintext, binding)
      expect(Buffer.compare(unseal(key, sealed, binding), plaintext)).toBe(0)
      // Compared as the bytes that are authenticated: lone surrogates all become the same replacement character.
      fc.pre(!Buffer.from(binding).equals(Buffer.from(otherPlace)))
      expect(() => unseal(key, sealed, otherPlace)).toThrow(SealBroken)
    }),
  )
})

test('every single altered byte, and every cut, is noticed', () => {
  const sealed = seal(key, bytes('a client secret'), 'row')
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = sealed.slice()
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => unseal(key, altered, 'row'), `byte ${at}`).toThrow(SealBroken)
    expect(() => unseal(key, sealed.subarray(0, at), 'row'), `cut at ${at}`).toThrow(SealBroken)
  }
})

test('another key does not open it', () => {
  expect(() => unseal(new Uint8Array(randomBytes(32)), seal(key, bytes('x'), 'row'), 'row')).toThrow(SealBroken)
})

test('sealing the same value twice gives different bytes, so that equal secrets cannot be told from the database', () => {
  expect(seal(key, bytes('same'), 'row')).not.toEqual(seal(key, bytes('same'), 'row'))
})
