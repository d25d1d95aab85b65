/**
 * The path to go to after signing in, from the address bar: never another origin, never the sign-in page itself.
 * Anything else becomes `fallback`.
 */
export function nextPath(value: unknown, origin: string, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback
  const url = parse(value, origin)
  if (!url || url.origin !== origin) return fallback
  // `/.//host` is of this origin when parsed, yet the path it leaves, `//host`, is not when used again.
  if (url.pathname.startsWith('//') || url.pathname === '/sign-in') return fallback
  return url.pathname + url.search + url.hash
}

/** True for paths that other parts of the server answer, so that the router must let go of the page. */
export function leavesPortal(path: string): boolean {
  return /^\/(app|api)(\/|$|\?)/.test(path)
}

function parse(value: string, origin: string): URL | null {
  return URL.canParse(value, origin) ? new URL(value, origin) : null
}
