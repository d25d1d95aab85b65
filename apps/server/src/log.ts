import { pino } from 'pino'

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'debug'>

// Names under which a secret could travel. Values are cut out wherever such a name stands, two levels deep.
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'newPassword',
  'token',
  'accessToken',
  'access_token',
  'refresh_token',
  'clientSecret',
  'client_secret',
  'code',
  'code_verifier',
  'secrets',
]

/** Structured log lines on standard output. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    serializers: { error: errorForLog },
  })
}

// What a database's errors repeat of the values of a statement: password hashes and people's words among them.
const valueFields = new Set(['params', 'detail', 'where', 'queryOptions', 'cause', 'message', 'stack'])

/** An error as it is logged: with its causes, and without the values of a statement that failed. */
export function errorForLog(error: unknown): unknown {
  return error instanceof Error ? pino.stdSerializers.err(withoutValues(error)) : error
}

function withoutValues(error: Error): Error {
  // Drizzle's words end with the values.
  const message = error.message.replace(/\nparams: [\s\S]*/, '')
  const fields = Object.entries(error).filter(([name]) => !valueFields.has(name))
  return Object.assign(Object.create(Object.getPrototypeOf(error)), Object.fromEntries(fields), {
    message,
    stack: error.stack?.replace(error.message, () => message),
    ...(error.cause instanceof Error ? { cause: withoutValues(error.cause) } : {}),
  })
}
