/** First parts of the cache's keys that live events make stale. */
export const queryKeys = {
  configurations: ['vendor-configurations'],
  devices: ['devices'],
  machineActions: ['machine-actions'],
  machines: ['machines'],
} as const
