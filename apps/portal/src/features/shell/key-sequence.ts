/** What keys typed one after the other mean: go to a page, add a configuration, show the list of keys. */
export type Command = { go: string } | 'add' | 'help'

export interface KeySequence {
  /** True after `g`, until the next key. */
  going: boolean
  command: Command | null
}

export const noKeys: KeySequence = { going: false, command: null }

/** One more key. `keys` maps the letter after `g` to a path. */
export function pressKey(sequence: KeySequence, key: string, keys: Readonly<Record<string, string>>): KeySequence {
  if (sequence.going) {
    const path = keys[key]
    return { going: false, command: path ? { go: path } : null }
  }
  if (key === 'g') return { going: true, command: null }
  if (key === 'n') return { going: false, command: 'add' }
  if (key === '?') return { going: false, command: 'help' }
  return noKeys
}
