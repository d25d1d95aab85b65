import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'

export interface Mail {
  to: string
  subject: string
  /** What the mail says before its button, as paragraphs of plain text. */
  paragraphs: string[]
  button: { label: string; url: string }
  /** Below the button, smaller. */
  footnote: string
}

export interface Mailer {
  /**
   * Hands the mail to the SMTP server; answers whether it took it. A failure is logged, not thrown: whoever asked can
   * ask again.
   */
  send(mail: Mail): Promise<boolean>
}

/** Sends by SMTP; without a server's address it logs that mail is not set up, and never the mail's content. */
export function createMailer(smtpUrl: string | null, from: string, log: Log): Mailer {
  if (!smtpUrl) {
    return {
      async send(mail) {
        log.warn({ subject: mail.subject }, 'mail not sent: POCKETSOC_SMTP_URL is not set')
        return false
      },
    }
  }
  const transport = createTransport(smtpUrl, { from })
  return {
    async send(mail) {
      try {
        await transport.sendMail({ to: mail.to, subject: mail.subject, text: plainText(mail), html: html(mail) })
        return true
      } catch (error) {
        log.error({ error, subject: mail.subject }, 'mail could not be sent')
        return false
      }
    },
  }
}

function plainText(mail: Mail): string {
  return [...mail.paragraphs, `${mail.button.label}: ${mail.button.url}`, mail.footnote].join('\n\n')
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

function html(mail: Mail): string {
  const paragraphs = mail.paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`).join('')
  const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(mail.subject)}</title></head>
<body style="margin:0;padding:32px 16px;${font};font-size:16px;line-height:1.5">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">PocketSOC</p>
${paragraphs}
<p style="margin:24px 0"><a href="${escaped(mail.button.url)}" style="background:#2f54eb;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600;display:inline-block">${escaped(mail.button.label)}</a></p>
<p style="margin:0;font-size:13px;opacity:.7">${escaped(mail.footnote)}</p>
</div></body></html>`
}
