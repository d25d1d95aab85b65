import { join } from 'node:path'
import { type Program, startProgram } from './program.ts'

/** A directory of the simulated vendor with one app registration, and what a form asks for to reach it. */
export interface Tenant {
  tenantId: string
  clientId: string
  clientSecret: string
  /** The id beside the secret, which people paste by mistake. */
  clientSecretId: string
}

export interface TenantWish {
  name?: string
  /** Its directory's domain, under `.example`. */
  domain?: string
  /** A month of alerts. */
  history?: boolean
  clientSecret?: string
}

/** An alert as the simulated vendor tells it; more fields come along. */
export interface VendorAlert {
  id: string
  title: string
  severity: string
  status: string
  description: string
  computerDnsName: string | null
  mitreTechniques: string[]
  assignedTo: string | null
  classification: string | null
  determination: string | null
  comments: { comment: string; createdBy: string | null }[]
  alertCreationTime: string
  lastUpdateTime: string
  firstEventTime: string
  lastEventTime: string
}

export interface Mail {
  subject: string
  text: string
}

export interface AskedRequest {
  api: 'entra' | 'defender'
  method: string
  path: string
  query: Record<string, string>
  /** Null where the connection was dropped. */
  status: number | null
}

export interface AlertWish {
  title?: string
  severity?: string
  minutesAgo?: number
  /** Id or name of the machine; some machine if left out. */
  machine?: string
}

/** A process of an attack as it truly ran; more fields come along. */
export interface StoryProcess {
  /** The vendor's id. */
  machineId: string
  machineName: string
  fileName: string
  /** File name included. */
  path: string
  processId: number
  /** ISO text, to the tick. */
  createdAt: string
  commandLine: string
  /** `domain\\account`, in lower case. */
  user: string
  sha1: string
  parent: { processId: number; createdAt: string; fileName: string } | null
  children: StoryProcess[]
}

/** A process in the evidence of an alert. */
export interface NamedProcess {
  processId: number
  /** ISO text, to the tick. */
  processCreationTime: string
  /** The vendor's verdict on it; null for what is only around it. */
  detectionStatus: string | null
}

export type StoryName = 'invoice-intrusion' | 'file-server-ransom' | 'web-shell'

/** One call that asked something of a machine, whatever came of it. */
export interface ActionPost {
  /** The vendor's id of the machine. */
  machineId: string
  /** `Isolate`, `Unisolate`, … */
  type: string
  comment: string | null
  /** `begun`: a new action; `returned`: the one already open; `refused`: none. */
  result: 'begun' | 'returned' | 'refused'
}

/** A machine action as the simulated vendor tells it; more fields come along. */
export interface VendorAction {
  id: string
  type: string
  status: string
  requestor: string
  cancellationComment: string | null
}

/** What somebody does to a machine in the vendor's own portal. */
export interface PortalAction {
  machine: string
  type: 'Isolate' | 'Unisolate'
  requestor: string
}

/** How machine actions go, on all machines or on one; where seconds are null, the step does not happen by itself. */
export interface ActionPlan {
  machine?: string
  pendingSeconds?: number | null
  runningSeconds?: number | null
  cancelSeconds?: number | null
  outcome?: 'Succeeded' | 'Failed'
}

export interface Fault {
  kind: string
  method?: string
  /** Regular expression over path and query. */
  path?: string
  [setting: string]: unknown
}

/** The outside world, its address, and its strings to pull: the control API that docs/simulator.md describes. */
export interface Simulator {
  url: string
  smtpUrl: string
  /** A new tenant; without `history` it has no alerts. */
  addTenant(wish?: TenantWish): Promise<Tenant>
  /** Raises one alert; `minutesAgo` lets it surface late, with a creation time of then. */
  raise(tenant: Tenant, wish?: AlertWish): Promise<VendorAlert>
  /** Raises this very payload, whatever it says. */
  raiseRaw(tenant: Tenant, raw: unknown): Promise<void>
  /** Raises many, evenly spread over the last 30 days. */
  raiseMany(tenant: Tenant, count: number): Promise<void>
  /** Lets an attack happen now, its alerts all at once; answers every process that ran in it, as trees. */
  playStory(tenant: Tenant, story: StoryName): Promise<StoryProcess[]>
  /** Changes fields of an alert, as somebody in the vendor's own portal does. */
  change(tenant: Tenant, alertId: string, fields: Record<string, unknown>): Promise<void>
  /** Every alert of the tenant, asked of the simulated vendor itself and not of our server. */
  alertsOf(tenant: Tenant): Promise<VendorAlert[]>
  /** The processes that an alert names, asked of the simulated vendor itself. */
  processesNamedBy(tenant: Tenant, alertId: string): Promise<NamedProcess[]>
  setPermissions(tenant: Tenant, permissions: string[]): Promise<void>
  expireSecrets(tenant: Tenant): Promise<void>
  /** Tokens issued until now stop working. */
  revokeTokens(tenant: Tenant): Promise<void>
  /**
   * Lets requests of the tenant go wrong until `clearFaults`, or so many `times`; the kinds are those of
   * docs/simulator.md. Answers an id to know it by in `waitingFaults`.
   */
  addFault(tenant: Tenant, fault: Fault): Promise<string>
  /** Ids of the faults that have not caught all the calls they are for. */
  waitingFaults(): Promise<Set<string>>
  clearFaults(): Promise<void>
  /** So many hunting queries a minute; null for as many as come. */
  limitHunting(aMinute: number | null): Promise<void>
  /** Switches for what the vendor's documents leave open. */
  set(settings: Record<string, unknown>): Promise<void>
  /** Changes fields of a machine, such as its `healthStatus`. */
  changeMachine(tenant: Tenant, machine: string, fields: Record<string, unknown>): Promise<void>
  planActions(tenant: Tenant, plan: ActionPlan): Promise<void>
  /** Somebody in the vendor's own portal acts on a machine, which obeys at once. */
  actInPortal(tenant: Tenant, action: PortalAction): Promise<void>
  /** Every action on the machine, asked of the simulated vendor itself, newest first. */
  actionsOn(tenant: Tenant, machine: string): Promise<VendorAction[]>
  /** Whatever our server asked of the tenant's machines, oldest first. */
  postsOf(tenant: Tenant): Promise<ActionPost[]>
  /** What our server asked the vendor about this tenant, oldest first. */
  requestsOf(tenant: Tenant): Promise<AskedRequest[]>
  /** Mails that reached this address, newest first. */
  mailsTo(address: string): Promise<Mail[]>
  stop: Program['stop']
}

/** Starts the simulator on these ports, quiet: no alert appears that nobody raised. */
export async function startSimulator({
  port,
  smtpPort,
  folder,
}: {
  port: number
  smtpPort: number
  folder: string
}): Promise<Simulator> {
  const url = `http://localhost:${port}`
  const program = startProgram({
    entry: 'apps/simulator/src/main.ts',
    environment: {
      POCKETSOC_SIMULATOR_PORT: `${port}`,
      POCKETSOC_SIMULATOR_SMTP_PORT: `${smtpPort}`,
      POCKETSOC_SIMULATOR_STREAM_SECONDS: '0',
    },
    logFile: join(folder, 'simulator.log'),
    readyUrl: `${url}/_control/state`,
  })
  await program.ready()
  return { url, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, stop: program.stop, ...controlsOf(url) }
}

function controlsOf(url: string): Omit<Simulator, 'url' | 'smtpUrl' | 'stop'> {
  const ask = <T>(method: string, path: string, body?: unknown) => request<T>(`${url}/_control${path}`, { method, body })
  return {
    addTenant: (wish = {}) => ask('POST', '/tenants', wish),
    async raise({ tenantId }, wish = {}) {
      const { alerts } = await ask<{ alerts: [VendorAlert] }>('POST', '/alerts', { tenantId, ...wish })
      return alerts[0]
    },
    raiseRaw: ({ tenantId }, raw) => ask('POST', '/alerts', { tenantId, raw }),
    raiseMany: ({ tenantId }, count) => ask('POST', '/alerts/bulk', { tenantId, count }),
    async playStory({ tenantId }, story) {
      return (await ask<{ processes: StoryProcess[] }>('POST', '/alerts', { tenantId, story, paceSeconds: 0 })).processes
    },
    change: ({ tenantId }, alertId, fields) => ask('PATCH', `/alerts/${alertId}`, { tenantId, ...fields }),
    alertsOf: async (tenant) => (await read<{ value: VendorAlert[] }>('/api/alerts?$top=10000', { url, tenant })).value,
    async processesNamedBy(tenant, alertId) {
      const { evidence } = await read<{ evidence: Evidence[] }>(`/api/alerts/${alertId}`, { url, tenant })
      return evidence.filter((item): item is NamedProcess & Evidence => item.entityType === 'Process')
    },
    setPermissions: ({ tenantId }, permissions) => ask('PUT', '/permissions', { tenantId, permissions }),
    expireSecrets: ({ tenantId }) => ask('POST', '/secrets/expire', { tenantId }),
    revokeTokens: ({ tenantId }) => ask('POST', '/tokens/revoke', { tenantId }),
    async addFault({ tenantId }, { method, path, ...fault }) {
      return (await ask<{ id: string }>('POST', '/faults', { match: { tenantId, method, path }, times: null, ...fault })).id
    },
    async waitingFaults() {
      return new Set((await ask<{ faults: { id: string }[] }>('GET', '/faults')).faults.map(({ id }) => id))
    },
    clearFaults: () => ask('DELETE', '/faults'),
    limitHunting: (minute) => ask('POST', '/limits', { hunting: { minute } }),
    set: (settings) => ask('POST', '/settings', settings),
    changeMachine: ({ tenantId }, machine, fields) => ask('PATCH', `/machines/${machine}`, { tenantId, ...fields }),
    planActions: ({ tenantId }, plan) => ask('PUT', '/actions/plan', { tenantId, ...plan }),
    async actInPortal({ tenantId }, action) {
      const { id } = await ask<VendorAction>('POST', '/actions', { tenantId, ...action })
      await ask('POST', `/actions/${id}/end`, { tenantId })
    },
    async actionsOn({ tenantId }, machine) {
      return (await ask<{ actions: VendorAction[] }>('GET', `/actions?tenantId=${tenantId}&machine=${machine}`)).actions
    },
    async postsOf({ tenantId }) {
      return (await ask<{ posts: ActionPost[] }>('GET', `/actions/posts?tenantId=${tenantId}`)).posts
    },
    async requestsOf({ tenantId }) {
      return (await ask<{ requests: AskedRequest[] }>('GET', `/requests?tenantId=${tenantId}`)).requests
    },
    async mailsTo(address) {
      return (await ask<{ mails: Mail[] }>('GET', `/mail?to=${encodeURIComponent(address)}`)).mails
    },
  }
}

type Evidence = { entityType: string } & Partial<NamedProcess>

/** Asks the simulated vendor as our server does, signed in as the tenant's app. */
async function read<T>(path: string, { url, tenant }: { url: string; tenant: Tenant }): Promise<T> {
  const { tenantId, clientId, clientSecret } = tenant
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const { access_token } = await request<{ access_token: string }>(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, scope: 'https://api.securitycenter.microsoft.com/.default' }),
  })
  return request<T>(`${url}${path}`, { token: access_token })
}

async function request<T>(
  url: string,
  { method = 'GET', body, token }: { method?: string; body?: unknown; token?: string },
): Promise<T> {
  const isForm = body instanceof URLSearchParams
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}
