export interface KeptAnswer<T> {
  value: T
  /** How long it may be answered again. */
  milliseconds: number
}

/** Remembers answers that were costly to get, in this process. */
export interface AnswerCache<T> {
  /** The remembered answer, or else a new one, for which those who ask meanwhile wait together. A failure is not kept. */
  answer(key: string, make: () => Promise<KeptAnswer<T>>): Promise<T>
}

/** Keeps at most `size` answers, forgetting the one that was asked for longest ago. `now` is in milliseconds. */
export function createAnswerCache<T>(size: number, now: () => number): AnswerCache<T> {
  const entries = new Map<string, { answer: Promise<T>; until: number }>()

  return {
    answer(key, make) {
      const known = entries.get(key)
      // Taken out and put back: a map remembers insertion order, so its first key is the one unused longest.
      entries.delete(key)
      if (known && known.until > now()) {
        entries.set(key, known)
        return known.answer
      }
      const entry = { answer: make().then(keep), until: Number.POSITIVE_INFINITY }
      function keep({ value, milliseconds }: KeptAnswer<T>): T {
        entry.until = now() + milliseconds
        return value
      }
      entries.set(key, entry)
      entry.answer.catch(() => {
        if (entries.get(key) === entry) entries.delete(key)
      })
      const oldest = entries.keys().next()
      if (entries.size > size && !oldest.done) entries.delete(oldest.value)
      return entry.answer
    },
  }
}
