export type ServerAddress = { ok: true; origin: string } | { ok: false; reason: string }

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads what a member typed as the server's address; answers its origin, e.g. `https://soc.fabrikam.example`.
 * A bare host means https. Plain http is accepted for this very machine only: a session token would travel in the clear.
 */
export function checkServerAddress(typed: string): ServerAddress {
  const text = typed.trim()
  if (text === '') return { ok: false, reason: 'Type the address of your PocketSOC server.' }
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || url.hostname === '') return { ok: false, reason: 'This is not an address. Example: https://soc.fabrikam.example' }
  if (url.username || url.password) return { ok: false, reason: 'Leave name and password out of the address.' }
  if (url.protocol === 'https:') return { ok: true, origin: url.origin }
  if (url.protocol === 'http:' && loopback.has(url.hostname)) return { ok: true, origin: url.origin }
  return { ok: false, reason: 'The address has to start with https://, so that your session stays private.' }
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
