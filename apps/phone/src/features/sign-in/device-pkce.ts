import * as Crypto from 'expo-crypto'
import { createPkce, type Pkce } from './pkce.ts'

/** A proof key from the device's own random source. */
export function newPkce(): Promise<Pkce> {
  return createPkce({
    randomBytes: Crypto.getRandomBytes,
    sha256: (bytes) => Crypto.digest(Crypto.CryptoDigestAlgorithm.SHA256, bytes),
  })
}
