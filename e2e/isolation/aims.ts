import type { Fault } from '../world/simulator.ts'

/** A moment of an isolation to kill the server at. */
export interface Aim {
  name: string
  /** What the vendor does with a call about a machine, given by the vendor's id; null to leave the calls alone. */
  fault: ((machine: string) => Fault) | null
  /** Milliseconds from the first call that the fault caught, or from the requests; chosen at random between. */
  after: readonly [number, number]
  /** Kill it once more, so long after it was started again. */
  again?: readonly [number, number]
}

// Long enough that the call is surely still held when the kill comes.
const held = 2500
// Short enough to be waited for: the kill is to come right as the answer arrives, and what follows it is written.
const late = 300

const looking = (machine: string) => ({ method: 'GET', path: `/api/machineactions\\?.*${machine}`, times: 1 })
const posting = (machine: string) => ({ method: 'POST', path: `/api/machines/${machine}/isolate`, times: 1 })

/** Every step of the way: before and after each write, before, during and after each call of the vendor. */
export const aims: readonly Aim[] = [
  { name: 'as it is asked for', fault: null, after: [0, 150] },
  {
    name: 'while it looks for open actions',
    fault: (machine) => ({ kind: 'delay', milliseconds: held, ...looking(machine) }),
    after: [0, 300],
  },
  {
    name: 'as it has looked',
    fault: (machine) => ({ kind: 'delay', milliseconds: late, ...looking(machine) }),
    after: [late - 10, late + 60],
  },
  {
    name: 'while its post is on the way',
    fault: (machine) => ({ kind: 'delay', milliseconds: held, ...posting(machine) }),
    after: [0, 300],
  },
  {
    name: 'while the answer is on the way',
    fault: (machine) => ({ kind: 'late-answer', milliseconds: held, ...posting(machine) }),
    after: [0, 300],
  },
  {
    name: 'as the answer arrives',
    fault: (machine) => ({ kind: 'late-answer', milliseconds: late, ...posting(machine) }),
    after: [late - 10, late + 80],
  },
  { name: 'while it is followed', fault: null, after: [500, 6500] },
  { name: 'as it starts again', fault: null, after: [0, 600], again: [500, 4000] },
]

/** What may befall a post besides: it never arrives, or its answer does not. */
export const losses = {
  'a lost post': (machine: string): Fault => ({ kind: 'drop', ...posting(machine) }),
  'a lost answer': (machine: string): Fault => ({ kind: 'lose-answer', ...posting(machine) }),
} as const
