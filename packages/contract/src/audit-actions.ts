/** How what a record tells of stands: still to come, under way, happened, refused by someone, or given up. */
export const auditOutcomes = ['requested', 'in_progress', 'done', 'failed', 'stopped'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

interface ActionWords {
  /** What was done, past tense, to be read after a name: "Ada Mirov" "Changed the isolation policy". */
  words: string
  /** The same where it is known that a machine is cut off, or let back. */
  isolate?: string
  release?: string
  outcome: AuditOutcome
}

/** Everything that the audit log can tell of: the action as it is stored, a plain sentence, and how it stands then. */
export const auditActions = {
  'audit-log.exported': { words: 'Exported the audit log', outcome: 'done' },
  'detection.triage-requested': { words: 'Asked for a change to a detection', outcome: 'requested' },
  'detection.triaged': { words: 'Changed a detection', outcome: 'done' },
  'detection.triage-failed': { words: 'Could not change a detection', outcome: 'failed' },
  'detections.triage-requested': { words: 'Asked for one change to many detections', outcome: 'requested' },
  'detections.batch-failed': { words: 'Could not change many detections at once', outcome: 'failed' },
  'device.signed-in': { words: 'Signed in on a device', outcome: 'done' },
  'device.signed-out': { words: 'Signed out a device', outcome: 'done' },
  'hunting-run.started': { words: 'Ran a hunting query', outcome: 'in_progress' },
  'hunting-run.cancelled': { words: 'Cancelled a hunting query', outcome: 'stopped' },
  'invitation.sent': { words: 'Invited somebody by mail', outcome: 'requested' },
  'invitation.resent': { words: 'Sent an invitation again', outcome: 'requested' },
  'invitation.cancelled': { words: 'Cancelled an invitation', outcome: 'stopped' },
  'isolation-policy.changed': { words: 'Changed the isolation policy', outcome: 'done' },
  'machine-action.requested': {
    words: 'Asked for a machine action',
    isolate: 'Asked to isolate a machine',
    release: 'Asked to release a machine',
    outcome: 'requested',
  },
  'machine-action.requested-breaking-glass': {
    words: 'Asked for a machine action without the approval it needs',
    isolate: 'Asked to isolate a machine without the approval it needs',
    outcome: 'requested',
  },
  'machine-action.approved': {
    words: 'Approved a machine action',
    isolate: 'Approved isolating a machine',
    outcome: 'requested',
  },
  'machine-action.rejected': {
    words: 'Rejected a machine action',
    isolate: 'Rejected isolating a machine',
    outcome: 'stopped',
  },
  'machine-action.expired': {
    words: 'Gave up a machine action that nobody approved',
    isolate: 'Gave up isolating a machine, as nobody approved it',
    outcome: 'stopped',
  },
  'machine-action.sending': {
    words: 'Began to send a machine action to the vendor',
    isolate: 'Began to send an isolation to the vendor',
    release: 'Began to send a release to the vendor',
    outcome: 'in_progress',
  },
  'machine-action.sent': {
    words: 'Handed a machine action to the vendor',
    isolate: 'Handed an isolation to the vendor',
    release: 'Handed a release to the vendor',
    outcome: 'in_progress',
  },
  'machine-action.done': {
    words: 'Confirmed that a machine action was carried out',
    isolate: 'Confirmed that a machine is isolated',
    release: 'Confirmed that a machine is released',
    outcome: 'done',
  },
  'machine-action.failed': {
    words: 'Reported that a machine action failed',
    isolate: 'Reported that an isolation failed',
    release: 'Reported that a release failed',
    outcome: 'failed',
  },
  'machine-action.cancel-requested': { words: 'Asked the vendor to cancel a machine action', outcome: 'requested' },
  'machine-action.cancel-failed': { words: 'Could not cancel a machine action', outcome: 'failed' },
  'machine-action.cancelled': {
    words: 'Cancelled a machine action',
    isolate: 'Cancelled isolating a machine',
    release: 'Cancelled releasing a machine',
    outcome: 'stopped',
  },
  'member.joined': { words: 'Joined the organisation', outcome: 'done' },
  'member.role-changed': { words: 'Changed a member’s role', outcome: 'done' },
  'member.removed': { words: 'Removed a member', outcome: 'done' },
  'saved-query.saved': { words: 'Saved a shared query', outcome: 'done' },
  'saved-query.deleted': { words: 'Deleted a shared query', outcome: 'done' },
  'vendor-configuration.changed': { words: 'Changed a vendor configuration', outcome: 'done' },
  'vendor-configuration.created': { words: 'Added a vendor configuration', outcome: 'done' },
  'vendor-configuration.deleted': { words: 'Deleted a vendor configuration', outcome: 'done' },
} as const satisfies Record<string, ActionWords>

/** An action as the server stores it. What is not listed above cannot be written, so that nothing lacks its words. */
export type AuditAction = keyof typeof auditActions

/** What an action is done to, in words. */
export const auditTargets = {
  'audit-log': 'Audit log',
  detection: 'Detection',
  device: 'Device',
  'hunting-run': 'Hunting query',
  invitation: 'Invitation',
  'isolation-policy': 'Isolation policy',
  'machine-action': 'Machine action',
  member: 'Member',
  'saved-query': 'Saved query',
  'vendor-configuration': 'Vendor configuration',
} as const satisfies Record<string, string>
export type AuditTarget = keyof typeof auditTargets

/** What names an action's variant: `after` of a record, which holds the kind of a machine action. */
interface Told {
  action: string
  after?: unknown
}

/** What was done, in plain words; an action of a newer server reads as its own name. */
export function auditWords({ action, after }: Told): string {
  const known = knownAction(action)
  if (!known) return action
  const kind = kindOf(after)
  return (kind === 'isolate' || kind === 'release' ? known[kind] : undefined) ?? known.words
}

/** How it stood when the record was written; null for an action of a newer server. */
export function auditOutcome(action: string): AuditOutcome | null {
  return knownAction(action)?.outcome ?? null
}

function knownAction(action: string): ActionWords | undefined {
  return Object.hasOwn(auditActions, action) ? auditActions[action as AuditAction] : undefined
}

function kindOf(after: unknown): unknown {
  return typeof after === 'object' && after !== null && 'kind' in after ? after.kind : undefined
}
