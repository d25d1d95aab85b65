import { createClient } from '@pocketsoc/contract'

let whenSignedOut = () => {}

/** Registers what happens when the server says that the session is over; the router sends the reader to sign in. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener
}

const baseUrl = '/api/v1'

/** The server's API as the signed-in member. Every failure is an `ApiProblem`. */
export const api = createClient({ baseUrl, onSignedOut: () => whenSignedOut() })

/** The same API where being signed out is an answer, not an event: the pages that sign in. */
export const publicApi = createClient({ baseUrl })
