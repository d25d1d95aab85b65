import { eventually } from './eventually.ts'
import type { Simulator } from './simulator.ts'

/** The link in the newest mail to this address whose subject has the words; waits for the mail. */
export function linkMailedTo(simulator: Simulator, address: string, subject: string): Promise<string> {
  return eventually(`a mail “${subject}” to ${address}`, async () => {
    const mail = (await simulator.mailsTo(address)).find((candidate) => candidate.subject.includes(subject))
    return mail && /https?:\/\/\S+/.exec(mail.text)?.[0]
  })
}
