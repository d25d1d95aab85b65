const warning = 40
const levelNames: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warning', 50: 'error', 60: 'fatal' }

type LogRecord = { level: number; msg?: string; error?: { message?: string }; err?: { message?: string } }

/**
 * What a person should see of a line that a part wrote, or null for nothing: structured lines are reduced to their level and message
 * and shown from a warning upwards, anything else only from standard error; `verbose` shows every line as it came.
 */
export function lineToShow(line: string, { stream, verbose }: { stream: 'stdout' | 'stderr'; verbose: boolean }): string | null {
  if (line.trim() === '') return null
  if (verbose) return line
  const record = parseRecord(line)
  if (!record) return stream === 'stderr' ? line : null
  if (record.level < warning) return null
  const cause = record.error?.message ?? record.err?.message
  return [levelNames[record.level] ?? record.level, record.msg, cause].filter(Boolean).join(': ')
}

function parseRecord(line: string): LogRecord | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const record = JSON.parse(line) as LogRecord
    return typeof record.level === 'number' ? record : undefined
  } catch {
    return undefined
  }
}
