/** One browser that is signed in to the portal. */
export interface PortalSession {
  token: string
  browser: string
  ipAddress: string | null
  createdAt: string
  updatedAt: string
  current: boolean
}

/** Reads Better Auth's list of sessions, this browser's first, then by last use. What is not a session is left out. */
export function readSessions(list: unknown, currentToken: string | null): PortalSession[] {
  const rows: unknown[] = Array.isArray(list) ? list : []
  return rows
    .flatMap((row) => readSession(row, currentToken))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.updatedAt.localeCompare(a.updatedAt))
}

/** The token of this browser's session in the answer of `get-session`. */
export function readCurrentToken(answer: unknown): string | null {
  return text(record(record(answer).session).token)
}

function readSession(row: unknown, currentToken: string | null): PortalSession[] {
  const { token, userAgent, ipAddress, createdAt, updatedAt } = record(row)
  const id = text(token)
  const created = text(createdAt)
  if (!id || !created) return []
  return [
    {
      token: id,
      browser: browserName(text(userAgent) ?? ''),
      ipAddress: text(ipAddress),
      createdAt: created,
      updatedAt: text(updatedAt) ?? created,
      current: id === currentToken,
    },
  ]
}

// Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** "Firefox on Windows" from a User-Agent header; "Unknown browser" where it says nothing we know. */
export function browserName(userAgent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Unknown browser'
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return system ? `${browser} on ${system}` : browser
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
