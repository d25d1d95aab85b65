import type { HttpBindings } from '@hono/node-server'

/** One call of a vendor service: what faults tell the service, and what the service tells the log. */
export interface VendorCall {
  /** A fault: the list is to answer with the page before the one asked for. */
  repeatPage: boolean
  /** As the request claims; the token endpoint fills in the app that it signed in. */
  tenantId: string | null
  clientId: string | null
}

export interface HttpEnvironment {
  Bindings: HttpBindings
}

export interface VendorEnvironment {
  Bindings: HttpBindings & { call: VendorCall }
}
