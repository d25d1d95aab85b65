export type VendorApi = 'entra' | 'defender' | 'graph'

/** Whose a path is; everything that is neither Defender's nor Graph's is Entra's. */
export function apiOf(pathname: string): VendorApi {
  if (/^\/api(\/|$)/i.test(pathname)) return 'defender'
  return /^\/(v1\.0|beta)(\/|$)/i.test(pathname) ? 'graph' : 'entra'
}
