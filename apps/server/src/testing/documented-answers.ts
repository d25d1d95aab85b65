import * as contract from '@pocketsoc/contract'

interface Route {
  method: string
  path: string
  responses: Record<string, unknown>
}

const routes = Object.values(contract)
  .filter((value): value is typeof value & Route => typeof value === 'object' && 'path' in value && 'responses' in value)
  .map(({ method, path, responses }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^/api/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    // A path with fewer places for ids is the one that the server means.
    places: path.split('{').length,
    responses,
  }))
  .sort((a, b) => a.places - b.places)

/** Throws when a route of the contract answers a status that its place in the OpenAPI document does not list. */
export function refuseUndocumented(method: string, path: string, status: number): void {
  const { pathname } = new URL(path, 'http://localhost')
  const route = routes.find((candidate) => candidate.method === method.toUpperCase() && candidate.pattern.test(pathname))
  if (!route || String(status) in route.responses) return
  throw new Error(`${method} ${pathname} answered ${status}, which the contract does not list for it`)
}
