import { createHash, randomBytes } from 'node:crypto'

/** A token or code of 256 random bits; too many to guess, so a plain hash of it is safe to store. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token, 32 bytes. */
export function hashToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
