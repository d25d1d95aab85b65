/** First parts of the cache's keys that live events make stale. */
export const queryKeys = {
  configurations: ['vendor-configurations'],
  devices: ['devices'],
  invitations: ['invitations'],
  machineActions: ['machine-actions'],
  machines: ['machines'],
  me: ['me'],
  members: ['members'],
} as const
