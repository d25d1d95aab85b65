import { demoTenant, storyNames } from '@pocketsoc/connectors/fixtures'
import { html } from 'hono/html'
import { describeWorld } from '../control/state.ts'
import type { World } from '../world.ts'
import { layout } from './layout.ts'

const severities = ['Informational', 'Low', 'Medium', 'High'] as const
const storyTitles: Record<(typeof storyNames)[number], string> = {
  'invoice-intrusion': 'Invoice to domain controller',
  'file-server-ransom': 'Ransomware on the file server',
  'web-shell': 'Web shell on a Linux server',
}

/** What this is, what to type into the portal, and buttons that make things happen. */
export function indexPage(world: World, origin: string) {
  const state = describeWorld(world)
  const demo = state.tenants.find((tenant) => tenant.tenantId === demoTenant.tenantId)
  const body = html`
    <h1>A Microsoft tenant on your machine</h1>
    <p>
      This stands in for Entra ID, Microsoft Defender for Endpoint, hunting on Microsoft Graph and a mail server. It holds one invented organisation, ${demoTenant.name}, and answers as
      strictly as the published interfaces say. Nothing here leaves this machine.
    </p>
    <dl class="figures" aria-label="Figures">
      ${figure('Alerts', 'alerts', demo?.alerts)} ${figure('Machines', 'machines', demo?.machines)} ${figure('Calls received', 'requests', state.requests)}
      ${figure('Mails', 'mails', state.mails)}
    </dl>
    <div class="grid">
      <div class="stack">
        ${connectCard(origin)}
        <section class="card">
          <h2>Latest alerts</h2>
          <ul class="alerts" data-alerts></ul>
        </section>
      </div>
      <div class="stack">${actionCards()}</div>
    </div>
  `
  return layout({ title: 'Overview', path: '/', time: state.time, body })
}

const figure = (label: string, name: string, value: number | undefined) =>
  html`<div>
    <dt>${label}</dt>
    <dd data-figure="${name}">${String(value ?? 0)}</dd>
  </div>`

function connectCard(origin: string) {
  const values = [
    ['Vendor', 'Microsoft Defender'],
    ['Display Name', 'Defender for Endpoint'],
    ['Base URL', origin],
    ['Auth Type', 'OAuth'],
    ['Client ID', demoTenant.clientId],
    ['Client Secret', demoTenant.clientSecret],
    ['Tenant ID', demoTenant.tenantId],
  ] as const
  return html`<section class="card">
    <h2>Connect it in the portal</h2>
    <p>Settings, Vendor Configurations, Add Configuration. The secret opens nothing but this simulator.</p>
    <dl class="values">
      ${values.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
            <button type="button" data-copy="${value}" aria-label="Copy ${label}">Copy</button>
          </div>`,
      )}
    </dl>
  </section>`
}

interface Action {
  label: string
  method?: string
  path: string
  body: unknown
  done: string
  severity?: string
}

const button = ({ label, method = 'POST', path, body, done, severity }: Action) =>
  html`<button
    type="button"
    data-method="${method}"
    data-path="/_control${path}"
    data-body="${JSON.stringify(body)}"
    data-done="${done}"
    ${severity === undefined ? '' : html`data-severity="${severity}"`}
  >
    ${label}
  </button>`

function actionCards() {
  return html`
    <section class="card">
      <h2>Raise an alert</h2>
      <p>On a machine of the estate, seconds old.</p>
      <div class="buttons">
        ${severities.map((severity) => button({ label: severity, path: '/alerts', body: { severity }, done: `${severity} alert raised`, severity }))}
      </div>
    </section>
    <section class="card">
      <h2>Play an attack</h2>
      <p>Several alerts of one incident, one every ten seconds, with the processes behind them.</p>
      <div class="buttons">
        ${storyNames.map((story) => button({ label: storyTitles[story], path: '/alerts', body: { story }, done: 'The attack begins' }))}
      </div>
    </section>
    <section class="card">
      <h2>Break something</h2>
      <p>See what PocketSOC says about it. “Put everything back” starts over.</p>
      <div class="buttons">
        ${button({ label: 'Expire the secret', path: '/secrets/expire', body: {}, done: 'The secret has expired; tokens end with their hour' })}
        ${button({ label: 'Revoke tokens', path: '/tokens/revoke', body: {}, done: 'Tokens issued so far are refused' })}
        ${button({ label: 'Take the consent away', method: 'PUT', path: '/permissions', body: { permissions: [], graphPermissions: [] }, done: 'New tokens carry no permission' })}
        ${button({ label: 'Fail ten calls', path: '/faults', body: { kind: 'html', match: { path: '^/api/' }, times: 10 }, done: 'The next ten calls answer 502' })}
        ${button({ label: 'Put everything back', path: '/reset', body: {}, done: 'As it was at the start' })}
      </div>
    </section>
    <section class="card">
      <h2>Hunting</h2>
      <p>Over Defender’s own endpoint until Microsoft ends it, over Microsoft Graph once the app has consent there.</p>
      <div class="buttons">
        ${button({ label: 'Consent to hunting on Graph', method: 'PUT', path: '/permissions', body: { graphPermissions: ['ThreatHunting.Read.All'] }, done: 'New tokens for Graph carry ThreatHunting.Read.All' })}
        ${button({ label: 'End Defender’s own endpoint', path: '/settings', body: { oldHunting: 'ended' }, done: 'It answers 410 from now on' })}
        ${button({ label: 'Use up the run time', path: '/hunting/spend', body: { seconds: 600 }, done: 'Queries answer 429 until the quota is renewed' })}
      </div>
    </section>
    <section class="card">
      <h2>Direct it by HTTP</h2>
      <p>Everything here and more is in the control API under <code>/_control</code>; docs/simulator.md describes it.</p>
      <div class="buttons">
        <a href="/_control/state">State</a>
        <a href="/_control/requests">Calls received</a>
        <a href="/_control/hunting/queries">Queries asked</a>
        <a href="/mail">Mailbox</a>
      </div>
    </section>
  `
}
