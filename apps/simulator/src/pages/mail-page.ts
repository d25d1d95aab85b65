import { html } from 'hono/html'
import type { Mail } from '../mail/mailbox.ts'
import type { World } from '../world.ts'
import { layout } from './layout.ts'

/** The list of mails and one of them, the newest if none is chosen. */
export function mailPage(world: World, chosen = world.mailbox.all()[0]) {
  const mails = world.mailbox.all()
  const body = html`
    <h1>Mailbox</h1>
    <p>Every mail that was sent, whoever it was for. Links in it work.</p>
    <div class="grid mailbox" data-mails="${String(mails.length)}">
      <section class="card" aria-label="Mails">
        ${
          mails.length === 0
            ? html`<div class="empty">No mail has arrived yet. This page shows it when it does.</div>`
            : html`<ul class="mails">
                ${mails.map((mail) => mailLink(mail, mail === chosen))}
              </ul>`
        }
      </section>
      ${chosen === undefined ? '' : mailView(chosen)}
    </div>
  `
  return layout({ title: 'Mailbox', path: '/mail', time: new Date(world.clock.now()).toISOString(), body })
}

const mailLink = (mail: Mail, current: boolean) =>
  html`<li>
    <a href="/mail/${mail.id}" ${current ? html`aria-current="true"` : ''}>
      <strong>${mail.subject || '(no subject)'}</strong>
      <span>to ${mail.to.join(', ')}</span>
      <span><time datetime="${mail.receivedAt}">${mail.receivedAt.slice(0, 19).replace('T', ' ')} UTC</time></span>
    </a>
  </li>`

function mailView(mail: Mail) {
  return html`<article class="card mail">
    <h2>${mail.subject || '(no subject)'}</h2>
    <p>From ${mail.from}</p>
    ${
      mail.html === null
        ? ''
        : html`<iframe src="/mail/${mail.id}/html" title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    }
    <pre>${textParts(mail.text)}</pre>
  </article>`
}

/** Text with its addresses made into links. */
function textParts(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part) => (/^https?:\/\//.test(part) ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : part))
}
