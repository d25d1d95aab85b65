import { createConnection } from 'node:net'
import { expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })

/** Delivers a message by SMTP, each command once the one before was answered. */
async function deliver(message: string, to: string[]): Promise<void> {
  const socket = createConnection(simulator().simulator.smtpPort, '127.0.0.1')
  socket.setEncoding('utf8')
  const commands = [
    'EHLO tests.example',
    'MAIL FROM:<noreply@pocketsoc.example>',
    ...to.map((address) => `RCPT TO:<${address}>`),
    'DATA',
    `${message.replaceAll('\n', '\r\n')}\r\n.`,
    'QUIT',
  ]
  for await (const answer of socket) {
    expect(String(answer)).toMatch(/^[23]/)
    const command = commands.shift()
    if (command !== undefined) socket.write(`${command}\r\n`)
  }
}

const message = `From: PocketSOC <noreply@pocketsoc.example>
To: Ana <ana@tidemark.example>
Subject: =?utf-8?q?Confirm_your_address_=E2=9C=93?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Open http://localhost:8080/verify?token=abc
--b
Content-Type: text/html; charset=utf-8

<p>Open <a href="http://localhost:8080/verify?token=abc">this</a></p>
--b--`

test('a mail to anyone arrives in the mailbox, with its text and HTML', async () => {
  await deliver(message, ['ana@tidemark.example', 'hidden@tidemark.example'])
  const { body } = await simulator().control('GET', '/mail?to=ANA@tidemark.example')
  expect(body).toMatchObject({
    mails: [
      {
        from: '"PocketSOC" <noreply@pocketsoc.example>',
        to: ['ana@tidemark.example', 'hidden@tidemark.example'],
        subject: 'Confirm your address ✓',
        text: expect.stringContaining('verify?token=abc'),
        html: expect.stringContaining('<a href='),
      },
    ],
  })
})

test('mails are chosen by recipient and subject, newest first, and deleted', async () => {
  await deliver('Subject: one\n\n1', ['a@tidemark.example'])
  await deliver('Subject: two\n\n2', ['a@tidemark.example'])
  await deliver('Subject: three\n\n3', ['b@tidemark.example'])
  const subjects = async (query: string) =>
    ((await simulator().control('GET', `/mail${query}`)).body as { mails: { subject: string }[] }).mails.map(
      (mail) => mail.subject,
    )
  expect(await subjects('?to=a@tidemark.example')).toEqual(['two', 'one'])
  expect(await subjects('?subject=THR')).toEqual(['three'])
  expect(await subjects('')).toEqual(['three', 'two', 'one'])
  await simulator().control('DELETE', '/mail')
  expect(await subjects('')).toEqual([])
})

test('the mail page shows text as text, and a mail’s HTML only in a sandbox', async () => {
  await deliver('Subject: <b>bold</b>\nContent-Type: text/html\n\n<script>alert(1)</script><p>hello</p>', ['a@tidemark.example'])
  const { body } = await simulator().control('GET', '/mail')
  const [mail] = (body as { mails: { id: string }[] }).mails
  const page = await (await fetch(`${simulator().url}/mail`)).text()
  expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;')
  expect(page).not.toContain('<script>alert')
  const html = await fetch(`${simulator().url}/mail/${mail?.id}/html`)
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(html.headers.get('content-security-policy')).toContain('sandbox allow-popups')
  expect(await html.text()).toContain('<p>hello</p>')
})
