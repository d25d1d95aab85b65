import type { FieldProblem } from '@pocketsoc/contract'
import type { AcceptedFields, Connector } from '../sdk/connector.ts'
import { apiHosts, defaultBaseUrl } from './hosts.ts'
import { manifest } from './manifest.ts'

type Checked = { value: string } | { problem: string }

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Checks and normalises the form: see `Connector.acceptFields`. */
export const acceptFields: Connector['acceptFields'] = (authType, fields, environment) => {
  if (!manifest.authTypes.some((each) => each.value === authType)) {
    return { ok: false, problems: [{ pointer: '/authType', detail: 'Choose OAuth.' }] }
  }
  const typed = (name: string) => fields[name]?.trim() ?? ''
  const checks: Record<string, Checked> = {
    baseUrl: checkBaseUrl(typed('baseUrl'), environment.extraOrigins),
    clientId: checkGuid(typed('clientId'), 'Client ID', 'Application (client) ID'),
    clientSecret: checkSecret(typed('clientSecret')),
    tenantId: checkGuid(typed('tenantId'), 'Tenant ID', 'Directory (tenant) ID'),
  }
  const problems: FieldProblem[] = []
  const accepted: AcceptedFields = { settings: {}, secrets: {} }
  for (const { name, kind } of manifest.fields) {
    const check = checks[name]
    if (!check) continue
    if ('problem' in check) problems.push({ pointer: `/fields/${name}`, detail: check.problem })
    else accepted[kind === 'secret' ? 'secrets' : 'settings'][name] = check.value
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: accepted }
}

function checkBaseUrl(text: string, extraOrigins: readonly string[]): Checked {
  if (text === '') return { problem: `Enter the Base URL, for example ${defaultBaseUrl}.` }
  if (!URL.canParse(text)) return { problem: `This is not a web address. Enter, for example, ${defaultBaseUrl}.` }
  const url = new URL(text)
  if (url.username || url.password) return { problem: 'Leave user name and password out of the Base URL.' }
  if (url.search || url.hash) return { problem: 'Leave everything from “?” or “#” on out of the Base URL.' }
  if (!/^(\/api(\/v1\.0)?)?\/?$/i.test(url.pathname)) return { problem: `Leave the path out: enter ${url.origin}.` }
  // `URL` has already lower-cased the host and dropped the scheme's default port.
  if (extraOrigins.includes(url.origin)) return { value: url.origin }
  if (url.protocol !== 'https:') return { problem: `Use https: ${defaultBaseUrl}.` }
  if (apiHosts.includes(url.host)) return { value: url.origin }
  if (url.port && apiHosts.includes(url.hostname)) return { problem: `Leave the port out: enter https://${url.hostname}.` }
  return { problem: `${url.host} is not an address of Microsoft Defender. Accepted: ${apiHosts.join(', ')}.` }
}

function checkGuid(text: string, label: string, source: string): Checked {
  if (text === '') return { problem: `Enter the ${label}: it is the ${source} on the app registration’s Overview page.` }
  const bare = text.replace(/^\{(.*)\}$/, '$1')
  if (guid.test(bare)) return { value: bare.toLowerCase() }
  return {
    problem: `The ${label} looks like 01234567-89ab-cdef-0123-456789abcdef. Copy the ${source} from the Overview page.`,
  }
}

function checkSecret(text: string): Checked {
  if (text === '') return { problem: 'Enter the Client Secret: the Value under Certificates & secrets.' }
  if (guid.test(text)) return { problem: 'This is the secret’s ID; paste the Value.' }
  if (/^.{0,4}[*•]{4,}$/u.test(text)) {
    return {
      problem: 'This is the masked Value; Azure shows it only once. Create a new client secret and copy its Value at once.',
    }
  }
  if (/\s/.test(text)) return { problem: 'A Client Secret has no spaces or line breaks. Copy the Value again.' }
  return { value: text }
}
