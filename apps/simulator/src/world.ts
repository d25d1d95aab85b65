import { demoTenant, historyOf, historyTelemetry, machineActionsBefore, Random } from '@pocketsoc/connectors/fixtures'
import { Agenda } from './agenda.ts'
import { SimulatorClock } from './clock.ts'
import { recordOf } from './defender/alert-store.ts'
import { type Allowance, documentedLimits, RateLimiter } from './defender/rate-limit.ts'
import { TokenSigner } from './entra/signing.ts'
import { FaultBoard } from './http/faults.ts'
import { RequestLog } from './http/request-log.ts'
import { QueryLog } from './hunting/query-log.ts'
import { Mailbox } from './mail/mailbox.ts'
import { createTenant, registerApp, type Tenant } from './tenants.ts'

/** Switches for what Microsoft's documents leave open. */
export interface Settings {
  tokenLifetimeSeconds: number
  /** Send `@odata.nextLink` even when the caller gave `$top`. */
  nextLinkWithTop: boolean
  /** Most items in an answer to a list call without `$top`. */
  pageSize: number
  /** Whether an alert's assignee may be taken away with null; 400 otherwise. */
  assigneeMayBeNull: boolean
  /** Which spellings of determinations a write may use: those of the alert's page, those of the update page, or both. */
  determinations: 'both' | 'alert-page' | 'update-page'
  /** What a second action of the same type gets while the first is open on its machine. */
  duplicateActions: 'refuse' | 'return-open' | 'get-stuck'
  /** Whether Defender's own hunting endpoint ends on the day that Microsoft named, has ended, or stays. */
  oldHunting: 'by-date' | 'ended' | 'stays'
  /** What it answers from then on. */
  oldHuntingEndStatus: 404 | 410
  /** What a hunting query gets that takes too long, at either service. */
  huntingTimeOutStatus: 400 | 504
}

const defaultSettings: Settings = {
  tokenLifetimeSeconds: 3600,
  nextLinkWithTop: false,
  pageSize: 10_000,
  assigneeMayBeNull: true,
  determinations: 'both',
  duplicateActions: 'refuse',
  oldHunting: 'by-date',
  oldHuntingEndStatus: 410,
  huntingTimeOutStatus: 504,
}

/** Of alerts raised while it runs; those of the history are numbered below. */
const firstIncidentId = 2_900_000

export interface WorldOptions {
  seed: string
  /** Start without alerts and without a stream. */
  empty: boolean
  /** Mean pause between new alerts; 0 for none. */
  streamSeconds: number
}

/** Everything the simulator knows; routes read and change it, `reset` starts it over. */
export class World {
  options: WorldOptions
  readonly clock = new SimulatorClock()
  readonly agenda = new Agenda(this.clock)
  readonly limiters: Record<Allowance, RateLimiter> = {
    calls: new RateLimiter(documentedLimits.calls),
    batchUpdate: new RateLimiter(documentedLimits.batchUpdate),
    hunting: new RateLimiter(documentedLimits.hunting),
  }
  readonly faults = new FaultBoard()
  readonly requests = new RequestLog()
  readonly queries = new QueryLog()
  readonly mailbox = new Mailbox()
  readonly signer: TokenSigner
  readonly tenants = new Map<string, Tenant>()
  settings: Settings = { ...defaultSettings }

  #incidentId = firstIncidentId
  #rawNumber = 1

  private constructor(options: WorldOptions, signer: TokenSigner) {
    this.options = options
    this.signer = signer
  }

  static async create(options: WorldOptions): Promise<World> {
    const world = new World(options, await TokenSigner.create())
    world.populate()
    return world
  }

  /** Defender numbers incidents, one after the other. */
  nextIncidentId(): number {
    return this.#incidentId++
  }

  /** Numbers raw payloads that bring no id. */
  nextRawNumber(): number {
    return this.#rawNumber++
  }

  /** Back to how it was at the start, with other options where given. Tokens issued before stay valid. */
  reset(options: Partial<WorldOptions>): void {
    this.options = { ...this.options, ...options }
    this.agenda.clear()
    this.clock.reset()
    for (const limiter of Object.values(this.limiters)) limiter.reset()
    this.faults.remove()
    this.requests.clear()
    this.queries.clear()
    this.mailbox.clear()
    this.tenants.clear()
    this.settings = { ...defaultSettings }
    this.#incidentId = firstIncidentId
    this.#rawNumber = 1
    this.populate()
  }

  private populate(): void {
    const now = this.clock.now()
    const demo = createTenant(this, {
      id: demoTenant.tenantId,
      name: demoTenant.name,
      domain: demoTenant.domain,
      netbiosName: demoTenant.netbiosName,
      cloud: 'commercial',
      random: new Random(`demo ${this.options.seed}`),
      now,
    })
    registerApp(demo, {
      clientId: demoTenant.clientId,
      permissions: demoTenant.permissions,
      // Two years: the longest that the portal offers.
      secret: { id: demoTenant.clientSecretId, value: demoTenant.clientSecret, usableFrom: 0, expiresAt: now + 730 * 86_400_000 },
    })
    demo.streams = true
    if (!this.options.empty) giveHistory(demo, now, this.options.seed)
    this.tenants.set(demo.id, demo)
  }
}

/** A month of alerts with what they left behind, and machine actions, before `now`, in milliseconds. */
export function giveHistory(tenant: Tenant, now: number, seed: string): void {
  tenant.alerts.put(historyOf(tenant.estate, now, seed).map(recordOf))
  tenant.telemetry.add(() => historyTelemetry(tenant.estate, now, seed))
  tenant.life.adopt(machineActionsBefore(tenant.estate, now, seed))
}
