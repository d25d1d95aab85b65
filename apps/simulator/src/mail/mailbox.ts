import { randomUUID } from 'node:crypto'

export interface Mail {
  id: string
  /** When it arrived, ISO 8601, by the real clock. */
  receivedAt: string
  from: string
  to: string[]
  subject: string
  text: string
  /** Null for a mail of text alone. */
  html: string | null
}

const kept = 500

/** Every mail that arrived, whoever it was for. */
export class Mailbox {
  #mails: Mail[] = []

  add(mail: Omit<Mail, 'id'>): void {
    this.#mails = [{ ...mail, id: randomUUID() }, ...this.#mails].slice(0, kept)
  }

  /** Newest first. */
  all(): readonly Mail[] {
    return this.#mails
  }

  /** Mails to that address, with that text in the subject; letter case does not matter. */
  find(wanted: { to?: string | undefined; subject?: string | undefined }): Mail[] {
    const to = wanted.to?.toLowerCase()
    const subject = wanted.subject?.toLowerCase() ?? ''
    return this.#mails
      .filter((mail) => to === undefined || mail.to.some((address) => address.toLowerCase() === to))
      .filter((mail) => mail.subject.toLowerCase().includes(subject))
  }

  byId(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  clear(): void {
    this.#mails = []
  }
}
