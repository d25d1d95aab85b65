import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose'

/** Claims of an app-only token as the Defender resource receives them. */
export interface TokenClaims {
  aud: string
  tid: string
  appid: string
  app_displayname: string
  uti: string
  roles?: string[]
}

/** Signs tokens with a key made at start, and knows them again. */
export class TokenSigner {
  readonly #keys: CryptoKeyPair
  readonly #publicKey: JWK

  private constructor(keys: CryptoKeyPair, publicKey: JWK) {
    this.#keys = keys
    this.#publicKey = publicKey
  }

  static async create(): Promise<TokenSigner> {
    const keys = await generateKeyPair('RS256')
    const publicKey = await exportJWK(keys.publicKey)
    const kid = await calculateJwkThumbprint(publicKey)
    return new TokenSigner(keys, { ...publicKey, use: 'sig', kid, x5t: kid })
  }

  /** JSON web key set. */
  keySet(): { keys: JWK[] } {
    return { keys: [this.#publicKey] }
  }

  sign(claims: Record<string, unknown>): Promise<string> {
    const { kid, x5t } = this.#publicKey
    return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid, x5t }).sign(this.#keys.privateKey)
  }

  /** Checks signature and times (`now` in milliseconds); throws jose's errors. */
  async verify(token: string, now: number): Promise<TokenClaims> {
    const { payload } = await jwtVerify<TokenClaims>(token, this.#keys.publicKey, {
      currentDate: new Date(now),
      requiredClaims: ['aud', 'tid', 'appid', 'exp'],
    })
    return payload
  }
}
