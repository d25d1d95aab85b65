const units: [string, number][] = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
]

/** A whole number of minutes as people say it: "1 day 2 hours", "90 minutes" is "1 hour 30 minutes". */
export function durationWords(minutes: number): string {
  let rest = minutes
  const words: string[] = []
  for (const [unit, size] of units) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount > 0) words.push(`${amount} ${amount === 1 ? unit : `${unit}s`}`)
  }
  return words.join(' ') || '0 minutes'
}
