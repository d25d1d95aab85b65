import type { Simulator, Tenant } from '../world/simulator.ts'

/** How far an isolation had come when the server was killed, as the vendor and the one who asked can tell. */
export const steps = [
  'before the request was answered',
  'before the vendor was asked',
  'while it looked for open actions',
  'between looking and posting',
  'after its post was lost',
  'while its post was on the way',
  'after the vendor acted, before the answer',
  'after the answer',
] as const
export type Step = (typeof steps)[number]

export interface Isolation {
  tenant: Tenant
  /** The vendor's id of the machine. */
  vendorMachineId: string
  /** Faults that wait for its calls, by the method of the call. */
  faults: { id: string; method: string | undefined }[]
  /** Whether the server has answered the one who asked. */
  answered: boolean
}

/** Where these stood. The vendor must be asked before the server is started again. */
export async function stepsOf(simulator: Simulator, isolations: Isolation[]): Promise<Step[]> {
  const waiting = await simulator.waitingFaults()
  return Promise.all(isolations.map((isolation) => stepOf(simulator, isolation, waiting)))
}

async function stepOf(simulator: Simulator, isolation: Isolation, waiting: Set<string>): Promise<Step> {
  const { tenant, vendorMachineId } = isolation
  const [posts, requests] = await Promise.all([simulator.postsOf(tenant), simulator.requestsOf(tenant)])
  if (!isolation.answered) return 'before the request was answered'
  // The vendor notes a call when it is over, so one that it holds is not among these.
  const ended = requests.filter(({ path, query }) => `${path} ${query.$filter ?? ''}`.includes(vendorMachineId))
  const endedPost = ended.find(({ method }) => method === 'POST')
  if (posts.some(({ machineId }) => machineId === vendorMachineId)) {
    return endedPost ? 'after the answer' : 'after the vendor acted, before the answer'
  }
  if (endedPost) return 'after its post was lost'
  const holds = (wanted: string) => isolation.faults.some(({ id, method }) => method === wanted && !waiting.has(id))
  if (holds('POST')) return 'while its post was on the way'
  if (ended.length > 0) return 'between looking and posting'
  return holds('GET') ? 'while it looked for open actions' : 'before the vendor was asked'
}
