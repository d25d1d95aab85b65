import type { Classification, Detection, DetectionStatus, Determination, Evidence, Severity } from '@pocketsoc/contract'

/**
 * A vendor's alert in our words. Instants are RFC 3339 in UTC with milliseconds.
 * A mapping fills every property whatever the vendor sent: what it cannot read is null, `unknown` or `other`.
 */
export interface Alert {
  /** The vendor's id; where it sent none, a digest of the payload, so that the alert is kept all the same. */
  vendorAlertId: string
  /** Orders the states of one alert by plain string comparison: a later state has a greater revision. */
  revision: string
  title: string
  description: string | null
  severity: Severity
  status: DetectionStatus
  classification: Classification | null
  determination: Determination | null
  category: string | null
  detectedBy: string | null
  threatName: string | null
  threatFamily: string | null
  incidentId: string | null
  investigationState: string | null
  assignedTo: string | null
  machine: { vendorMachineId: string | null; name: string | null } | null
  machineGroup: string | null
  /** The user most involved, `DOMAIN\account` or principal name. */
  user: string | null
  users: Detection['users']
  /** Ids of MITRE ATT&CK techniques, upper case, each once. */
  techniqueIds: string[]
  evidence: Evidence[]
  comments: Detection['comments']
  /** When the vendor raised it; never null: falls back on its other times, then on when it was read. */
  createdAt: string
  updatedAt: string
  firstActivityAt: string | null
  lastActivityAt: string | null
  resolvedAt: string | null
  portalUrl: string | null
}

/** An alert with the payload it was read from, kept so that a mapping's mistake loses nothing. */
export interface ReceivedAlert {
  alert: Alert
  raw: unknown
}

/** Some alerts in the order the vendor sent them. */
export interface AlertPage {
  alerts: ReceivedAlert[]
  /** The vendor's clock when it answered (its Date header), or ours where it sent none. */
  vendorTime: Date
}

/** A page of changes, with the cursor to keep once its alerts are stored. */
export interface ChangePage extends AlertPage {
  /** Unchanged until the last page of a pass: stopping halfway repeats pages, it never skips one. */
  cursor: string
}
