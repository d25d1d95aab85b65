import { type Estate, Telemetry, type TelemetryRow, type TelemetryRows, type TelemetryWish } from '@pocketsoc/connectors/fixtures'

/** A tenant's telemetry. What alerts and attacks leave behind is made when somebody hunts, not before. */
export class TenantTelemetry {
  readonly #telemetry: Telemetry
  #unmade: (() => TelemetryRows)[] = []

  constructor(setting: { estate: Estate; seed: string }) {
    this.#telemetry = new Telemetry(setting)
  }

  add(make: () => TelemetryRows): void {
    this.#unmade.push(make)
  }

  /** Rows of a table, in no particular order; none for a table that does not exist. */
  rows(table: string, wish: TelemetryWish): Iterable<TelemetryRow> {
    for (const make of this.#unmade.splice(0)) this.#telemetry.add(make())
    return this.#telemetry.rows(table, wish)
  }
}
