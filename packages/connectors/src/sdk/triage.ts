import type { Classification, DetectionStatus, Determination } from '@pocketsoc/contract'
import type { ReceivedAlert } from './alert.ts'

/** What to change on an alert; what is left out stays. */
export interface AlertChange {
  status?: Exclude<DetectionStatus, 'unknown'>
  /** E-mail address of the assignee; null unassigns. */
  assignedTo?: string | null
  classification?: Exclude<Classification, 'unknown'>
  determination?: Exclude<Determination, 'unknown'>
  comment?: string
}

/** Changes alerts. Every method throws `VendorError` and nothing else, save the signal's own reason. */
export interface AlertWriter {
  /** The alert as the vendor holds it now; null when it has none of that id. */
  read(vendorAlertId: string, signal?: AbortSignal): Promise<ReceivedAlert | null>
  /** Changes one alert and answers its new state. */
  update(vendorAlertId: string, change: AlertChange, signal?: AbortSignal): Promise<ReceivedAlert>
  /**
   * The same change for many, at most `batchSize` ids a call. The vendor answers nothing of the new states, so read
   * the alerts again.
   */
  updateMany(vendorAlertIds: string[], change: AlertChange, signal?: AbortSignal): Promise<void>
  batchSize: number
}
