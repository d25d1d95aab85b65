import { durationWords } from './duration-words.ts'
import { limitsOf } from './policy-form-state.ts'

const effects = {
  expiresMinutes: { minutes: 1, ends: (span: string) => `A request that nobody decides within ${span} ends by itself.` },
  remindAfterHours: {
    minutes: 60,
    ends: (span: string) => `Whoever isolated a machine is mailed after ${span}, and again each time, until it is released.`,
  },
}

/** What a typed number means; its limits while it is none. */
export function quantityHelp(name: keyof typeof effects, typed: string): string {
  const { least, most } = limitsOf(name)
  const { minutes, ends } = effects[name]
  const amount = /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN
  if (amount >= least && amount <= most) return ends(durationWords(amount * minutes))
  return `From ${durationWords(least * minutes)} to ${durationWords(most * minutes)}.`
}
