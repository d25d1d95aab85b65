import { type TestVendorConfiguration, testVendorConfiguration } from '@pocketsoc/contract'
import { useEffect, useReducer, useRef } from 'react'
import { api } from '../../lib/client.ts'
import { problemOf } from '../../lib/problem.ts'
import { connectionTestReducer, noTest } from './connection-test-state.ts'

/** One connection test at a time, told as it runs; it stops with the page. */
export function useConnectionTest(onRefused: (error: unknown) => void) {
  const [state, dispatch] = useReducer(connectionTestReducer, noTest)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function run(input: TestVendorConfiguration): Promise<void> {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    dispatch({ type: 'started', about: JSON.stringify(input) })
    try {
      for await (const event of api.stream(testVendorConfiguration, { body: input, signal: abort.signal })) {
        dispatch({ type: 'told', event })
      }
      dispatch({ type: 'ended' })
    } catch (error) {
      if (abort.signal.aborted) return
      dispatch({ type: 'failed', problem: problemOf(error) })
      onRefused(error)
    }
  }

  return { state, run, isAbout: (input: TestVendorConfiguration) => state.about === JSON.stringify(input) }
}
