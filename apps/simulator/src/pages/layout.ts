import { html } from 'hono/html'

type Markup = ReturnType<typeof html>

interface Page {
  title: string
  path: '/' | '/mail'
  /** ISO 8601, by the simulated clock. */
  time: string
  body: Markup
}

const links = [
  { path: '/', label: 'Overview' },
  { path: '/mail', label: 'Mailbox' },
] as const

/** The frame of every page; styles and script come as files, so that the content policy allows nothing inline. */
export function layout({ title, path, time, body }: Page): Markup {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · PocketSOC simulator</title>
    <link rel="stylesheet" href="/_pages/style.css" />
    <script src="/_pages/script.js" defer></script>
  </head>
  <body>
    <header>
      <div class="brand">
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
          <circle cx="12" cy="12" r="9" />
          <path d="M3 12h18M12 3c3 3.2 3 14.8 0 18M12 3c-3 3.2-3 14.8 0 18" />
        </svg>
        PocketSOC simulator
      </div>
      <nav aria-label="Pages">
        ${links.map((link) => html`<a href="${link.path}" ${link.path === path ? html`aria-current="page"` : ''}>${link.label}</a>`)}
      </nav>
      <span class="clock" data-clock>${time.slice(0, 19).replace('T', ' ')} UTC</span>
    </header>
    <main>${body}</main>
    <div class="toast" role="status" data-toast></div>
  </body>
</html>`
}
