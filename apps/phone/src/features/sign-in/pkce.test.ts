import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { challengeOf, createPkce, type PkceSource } from './pkce.ts'

const source: PkceSource = {
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer,
}

describe('PKCE', () => {
  test('the challenge is that of RFC 7636, appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', source)).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })

  test('a verifier has 43 characters that need no escaping, and differs each time', async () => {
    const [one, two] = await Promise.all([createPkce(source), createPkce(source)])
    for (const { verifier, challenge, state } of [one, two]) {
      expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(challenge).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(state).toMatch(/^[A-Za-z0-9_-]{22}$/)
    }
    expect(one.verifier).not.toBe(two.verifier)
    expect(one.state).not.toBe(two.state)
  })
})
