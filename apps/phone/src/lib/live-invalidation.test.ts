import { describe, expect, test } from 'vitest'
import { coalesce, keysTouchedBy, type QueryKey } from './live-invalidation.ts'

const configurationId = '0a8f3c52-6f0e-4b3f-9a83-1f7a5a6c2f10'

describe('keysTouchedBy', () => {
  test('changed detections touch feed, counts, profiles and each open detection', () => {
    const keys = keysTouchedBy({ type: 'detections.changed', configurationId, created: 1, updated: 1, ids: ['a', 'b'] })
    expect(keys).toEqual([
      ['detections', 'feed'],
      ['detections', 'counts'],
      ['profiles'],
      ['detections', 'one', 'a'],
      ['detections', 'one', 'b'],
    ])
  })

  test('a renamed configuration touches the profiles and every row that shows its name', () => {
    expect(keysTouchedBy({ type: 'configuration.changed', configurationId, change: 'updated' })).toEqual([
      ['profiles'],
      ['detections'],
    ])
  })

  test('health touches only the profiles', () => {
    expect(keysTouchedBy({ type: 'configuration.health', configurationId })).toEqual([['profiles']])
  })

  test('a machine action touches the actions and every view of the machines', () => {
    const event = { type: 'machine-action.changed', actionId: configurationId, machineId: null } as const
    expect(keysTouchedBy(event)).toEqual([['machine-actions'], ['machines']])
  })

  test('a revoked device asks at once whether it was this one', () => {
    expect(keysTouchedBy({ type: 'device.revoked', deviceId: configurationId })).toEqual([['me'], ['profiles']])
  })

  test('a changed hunting run touches itself and the history', () => {
    expect(keysTouchedBy({ type: 'hunting-run.changed', runId: configurationId })).toEqual([
      ['hunting', 'run', configurationId],
      ['hunting', 'runs'],
    ])
  })

  test('the first event of a stream touches nothing', () => {
    expect(keysTouchedBy({ type: 'ready' })).toEqual([])
  })

  test('a reset touches everything', () => {
    expect(keysTouchedBy({ type: 'reset' })).toEqual([[]])
  })
})

describe('coalesce', () => {
  function bench(handOver: (keys: QueryKey[]) => Promise<unknown>) {
    const timers: (() => void)[] = []
    const push = coalesce(handOver, 1000, { set: (run) => void timers.push(run) })
    return { push, tick: () => timers.shift()?.(), settle: () => new Promise<void>((done) => setImmediate(done)) }
  }

  test('the first event goes through at once, a burst behind it as one, each key once', async () => {
    const handed: QueryKey[][] = []
    const { push, tick, settle } = bench(async (keys) => handed.push(keys))
    push([['profiles']])
    push([['profiles']])
    push([['detections', 'feed']])
    push([['profiles']])
    await settle()
    expect(handed).toEqual([[['profiles']]])
    tick()
    await settle()
    expect(handed).toEqual([[['profiles']], [['profiles'], ['detections', 'feed']]])
  })

  test('an event during a read is read again after it, never lost', async () => {
    const handed: QueryKey[][] = []
    let finish = () => {}
    const { push, tick, settle } = bench((keys) => {
      handed.push(keys)
      return new Promise<void>((done) => {
        finish = done
      })
    })
    push([['me']])
    push([['me']])
    await settle()
    tick()
    expect(handed).toHaveLength(1)
    finish()
    await settle()
    tick()
    await settle()
    expect(handed).toHaveLength(2)
  })

  test('a failing read does not stop the next', async () => {
    let count = 0
    const { push, tick, settle } = bench(async () => {
      count += 1
      throw new Error('no connection')
    })
    push([['me']])
    await settle()
    tick()
    push([['me']])
    await settle()
    expect(count).toBe(2)
  })
})
