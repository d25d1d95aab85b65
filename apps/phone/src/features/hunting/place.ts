/** Where the hunt was begun: the tab, or a detection, which it then leads back to. */
export interface HuntPlace {
  /** Names the draft. */
  name: string
  editor: string
  runOf: (runId: string) => string
}

export function placeOf(detectionId: string | null): HuntPlace {
  if (detectionId === null) return { name: 'tab', editor: '/hunting', runOf: (runId) => `/hunting/${runId}` }
  const base = `/detections/${detectionId}`
  return { name: detectionId, editor: `${base}/hunt`, runOf: (runId) => `${base}/runs/${runId}` }
}
