interface AlertSummary {
  title: string | null
  severity: string | null
  status: string | null
  machine: string | null
  createdAt: string | null
}

interface State {
  time: string
  requests: number
  mails: number
  tenants: { alerts: number; machines: number; latestAlerts: AlertSummary[] }[]
}

/** The pages' script: these functions' own source text, so that they may use one another and nothing else. */
export const pageScript = `${[find, toast, element, alertItem, showFigures, show, refresh, act, onClick, start].join('\n')}\nstart()`

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector)
}

function toast(message: string): void {
  const box = find('[data-toast]')
  if (box === null) return
  const line = element('span', { text: message })
  box.replaceChildren(line)
  setTimeout(() => line.remove(), 3500)
}

function element(name: string, { text, className }: { text: string; className?: string }): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (className !== undefined) made.className = className
  return made
}

function alertItem(alert: AlertSummary): HTMLElement {
  const item = document.createElement('li')
  const severity = document.createElement('span')
  const badge = element('span', { text: alert.severity ?? 'unknown', className: 'badge' })
  badge.dataset.severity = alert.severity ?? ''
  severity.append(badge)
  const time = element('time', { text: alert.createdAt?.slice(11, 19) ?? '' })
  const about = [alert.machine, alert.status, alert.createdAt?.slice(0, 10)].filter(Boolean).join(' · ')
  const title = element('span', { text: alert.title ?? '(no title)', className: 'title' })
  item.append(severity, title, time, element('small', { text: about }))
  return item
}

function showFigures(figures: Record<string, number>): void {
  for (const [name, value] of Object.entries(figures)) {
    const figure = find(`[data-figure="${name}"]`)
    if (figure !== null) figure.textContent = value.toLocaleString('en')
  }
}

function show(state: State): void {
  const [tenant] = state.tenants
  showFigures({ alerts: tenant?.alerts ?? 0, machines: tenant?.machines ?? 0, requests: state.requests, mails: state.mails })
  const clock = find('[data-clock]')
  if (clock !== null) clock.textContent = `${state.time.slice(0, 19).replace('T', ' ')} UTC`
  const alerts = tenant?.latestAlerts ?? []
  const none = element('li', { text: 'No alerts yet. Raise one.', className: 'empty' })
  find('[data-alerts]')?.replaceChildren(...(alerts.length > 0 ? alerts.map(alertItem) : [none]))
  const mailbox = find('[data-mails]')
  if (mailbox !== null && mailbox.dataset.mails !== String(state.mails)) location.reload()
}

async function refresh(): Promise<void> {
  try {
    show(await (await fetch('/_control/state')).json())
  } catch {
    toast('The simulator does not answer.')
  }
}

async function act(button: HTMLButtonElement): Promise<void> {
  const { method, path, body, done } = button.dataset
  if (path === undefined) return
  button.disabled = true
  try {
    const response = await fetch(path, {
      method: method ?? 'POST',
      body: body ?? '',
      headers: { 'Content-Type': 'application/json' },
    })
    toast(response.ok ? (done ?? 'Done') : `Refused: ${response.status}`)
  } finally {
    button.disabled = false
  }
  await refresh()
}

function onClick(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button === null) return
  if (button.dataset.copy === undefined) void act(button)
  else
    void navigator.clipboard.writeText(button.dataset.copy).then(() => toast(`${button.ariaLabel?.replace('Copy ', '')} copied`))
}

function start(): void {
  document.addEventListener('click', onClick)
  setInterval(() => void refresh(), 2500)
  void refresh()
}
