import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const version = 1
const ivBytes = 12
const tagBytes = 16

/** A sealed value that does not open: another key, another row, or altered bytes. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * AES-256-GCM. Layout: version (1 byte), nonce (12), tag (16), ciphertext. `binding` is authenticated but not stored,
 * so a ciphertext moved to another row or column does not open.
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, binding: string): Uint8Array {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(binding))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), ciphertext]))
}

/** Opens what `seal` made with the same key and binding. Throws `SealBroken`. */
export function unseal(key: Uint8Array, sealed: Uint8Array, binding: string): Uint8Array {
  const tagAt = 1 + ivBytes
  if (sealed[0] !== version || sealed.length < tagAt + tagBytes) throw new SealBroken('not a sealed value of this version')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt))
  decipher.setAAD(Buffer.from(binding)).setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(tagAt + tagBytes)), decipher.final()]))
  } catch (cause) {
    throw new SealBroken('the sealed value does not open with this key in this place', { cause })
  }
}
