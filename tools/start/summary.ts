import type { Plan } from './plan.ts'

/** `demoProblem` says why the demo organisation that was asked for is not there. */
export type Outcome = { seconds: number; demoProblem: string | null }

/** What `npm start` prints once everything answers: where to go and how to sign in. */
export function summary({ addresses, demo }: Plan, { seconds, demoProblem }: Outcome): string {
  const { server, simulator } = addresses
  const simulated: [string, string][] = simulator
    ? [
        ['Simulator', simulator],
        ['Mailbox', `${simulator}/mail`],
      ]
    : []
  const signIn: [string, string][] =
    demo && demoProblem === null
      ? [
          ['Demo sign-in', demo.email],
          ['Password', demo.password],
        ]
      : [['Sign up', `${server}/sign-up`]]
  if (demoProblem !== null) signIn.unshift(['No demo', demoProblem])
  const sections: [string, string][][] = [
    [['Portal', server], ['App in the browser', `${server}/app/`], ['API', `${server}/api/docs`], ...simulated],
    signIn,
  ]
  const rows = sections.map((section) => section.map(([name, value]) => `  ${name.padEnd(20)}${value}`).join('\n'))
  return `\nPocketSOC is running (${seconds.toFixed(1)} s)\n\n${rows.join('\n\n')}\n\n  Ctrl-C stops everything.\n`
}
