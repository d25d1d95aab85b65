export interface PkceSource {
  /** Bytes nobody can guess. */
  randomBytes(count: number): Uint8Array
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

export interface Pkce {
  /** Kept on this device until the code is redeemed. */
  verifier: string
  /** SHA-256 of the verifier, sent ahead through the browser. */
  challenge: string
  /** Comes back with the code; another value means that the answer is not to our question. */
  state: string
}

/** A proof key for one sign-in (RFC 7636, method S256), with the state that goes with it. */
export async function createPkce(source: PkceSource): Promise<Pkce> {
  const verifier = base64Url(source.randomBytes(32))
  return { verifier, challenge: await challengeOf(verifier, source), state: base64Url(source.randomBytes(16)) }
}

/** The S256 challenge of a verifier (RFC 7636, 4.2). */
export async function challengeOf(verifier: string, source: Pick<PkceSource, 'sha256'>): Promise<string> {
  return base64Url(new Uint8Array(await source.sha256(new TextEncoder().encode(verifier))))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
