import { RunTime } from './run-time.ts'

/** How a tenant's queries go. */
export interface HuntingPlan {
  /** Run time that every query takes; null for as long as it really takes. */
  runSeconds: number | null
  /** Real time that passes before a query is begun. */
  waitMilliseconds: number
}

const usualPlan: HuntingPlan = { runSeconds: null, waitMilliseconds: 0 }

/** What hunting remembers of a tenant. */
export class TenantHunting {
  readonly runTime = new RunTime()
  plan: HuntingPlan = { ...usualPlan }

  /** As usual, with nothing spent. */
  clear(): void {
    this.plan = { ...usualPlan }
    this.runTime.clear()
  }
}
