import { expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { planStart } from './plan.ts'
import { summary } from './summary.ts'

const printed = (flags: string[], demoProblem: string | null = null): string =>
  summary(planStart(readOptions(flags), {}), { seconds: 4.21, demoProblem })

test('the addresses and the demo sign-in are all there', () => {
  const text = printed([])
  for (const part of ['http://localhost:8080\n', 'http://localhost:8080/app/', '/api/docs', 'http://localhost:8090\n']) {
    expect(text).toContain(part)
  }
  expect(text).toContain('demo@fabrikam.example')
  expect(text).toContain('pocketsoc-demo')
  expect(text).toContain('(4.2 s)')
})

test('without the demo organisation it says where to sign up instead', () => {
  expect(printed(['--empty'])).toContain('http://localhost:8080/sign-up')
  expect(printed(['--empty'])).not.toContain('pocketsoc-demo')
})

test('without the simulator its addresses are not shown', () => {
  expect(printed(['--no-simulator'])).not.toContain('8090')
})

test('a demo that could not be made is not promised', () => {
  const text = printed([], 'Sign-up is closed on this server.')
  expect(text).toContain('Sign-up is closed on this server.')
  expect(text).not.toContain('pocketsoc-demo')
})
