/** A whole number from an environment variable, for runs smaller or larger than the usual. */
export function sizeOf(variable: string, usual: number): number {
  const size = Number(process.env[variable] ?? usual)
  if (!Number.isInteger(size) || size < 1) throw new Error(`${variable} must be a whole number above 0`)
  return size
}

/** Milliseconds that the work took, and its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const began = performance.now()
  const result = await work()
  return { result, milliseconds: performance.now() - began }
}

/** Milliseconds of each of `count` runs one after another, once a few have warmed everything up. */
export async function timeEach(count: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const warmUp = Math.min(20, Math.ceil(count / 5))
  for (let run = 0; run < warmUp; run += 1) await work(run)
  const durations: number[] = []
  for (let run = 0; run < count; run += 1) durations.push((await timed(() => work(run))).milliseconds)
  return durations
}

export function percentile(durations: number[], percent: number): number {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
export const rate = (count: number, took: number) => Math.round(count / (took / 1000))

/** Prints rows as aligned columns, the first row as their heading. */
export function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`,
    )
  }
}
