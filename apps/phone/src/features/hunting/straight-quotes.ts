const straight: Record<string, string> = { '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'" }

/**
 * The text after a change, with a quote that the keyboard curled made straight again: only straight ones delimit texts
 * of a query. Curly quotes that were pasted with more around them stay, they may be meant.
 */
export function withStraightQuotes(before: string, after: string): string {
  if (after.length <= before.length) return after
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  const end = start + (after.length - before.length)
  const typed = after.slice(start, end)
  const plain = [...typed].map((sign) => straight[sign] ?? sign).join('')
  return typed.length <= 2 ? after.slice(0, start) + plain + after.slice(end) : after
}
