import { bundleClient, clientBundles } from './bundle/client-bundles.ts'
import { ensureDemo } from './start/demo-organisation.ts'
import { portComplaint } from './start/free-ports.ts'
import { type Options, readOptions, usage } from './start/options.ts'
import { type Plan, planStart } from './start/plan.ts'
import { type RunningPart, startPart } from './start/running-part.ts'
import { summary } from './start/summary.ts'

const started = performance.now()
const options = orExit(() => readOptions(process.argv.slice(2)), 2)
if (options.help) {
  console.log(usage)
  process.exit(0)
}
const plan = orExit(() => planStart(options, process.env), 1)

const complaint = await portComplaint(plan.ports)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}
process.exit(await runAll(plan, options))

/** Runs until a signal (answers 0) or until something ends or fails to come up by itself (answers 1). */
async function runAll({ parts }: Plan, { verbose }: Options): Promise<number> {
  const signalled = firstSignal()
  const running = parts.map((part) => startPart(part, { verbose }))
  const broken = Promise.race(running.map(async (part) => obituary(part, await part.ended)))
  const building = new AbortController()
  const up = bringUp(running, building.signal)

  const problem = await Promise.race([signalled, broken, up.then((failure) => failure ?? Promise.race([signalled, broken]))])
  if (problem === null) console.log('\nStopping …')
  else if (problem) console.error(problem)
  building.abort()
  onSecondInterrupt(() => {
    for (const part of running) part.kill()
  })
  await Promise.all(running.map((part) => part.stop()))
  return problem === null ? 0 : 1
}

/** Builds what changed while the parts start, prints the addresses, and answers words for what went wrong. */
async function bringUp(running: RunningPart[], signal: AbortSignal): Promise<string | undefined> {
  try {
    const builds = clientBundles.map((build) => bundleClient(build, { say: console.log, signal }))
    const demoProblem = Promise.all(running.map((part) => part.ready)).then(addDemo)
    await Promise.all([...builds, demoProblem])
    console.log(summary(plan, { seconds: (performance.now() - started) / 1000, demoProblem: await demoProblem }))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function addDemo(): Promise<string | null> {
  const { demo, serverOrigin, addresses } = plan
  return demo ? ensureDemo({ server: serverOrigin, origin: addresses.server }, demo) : null
}

/** Words for a part that ended by itself; none for one that said why before it ever came up, such as a locked data folder. */
function obituary({ name, hasAnswered, hasComplained }: RunningPart, how: string): string {
  return hasComplained() && !hasAnswered() ? '' : `The ${name} ${how}.`
}

/** Resolves with null: being asked to stop is no problem. */
function firstSignal(): Promise<null> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done(null))
  })
}

/** An impatient second Ctrl-C. The first arrives twice, from the terminal and from npm, hence the pause before one counts. */
function onSecondInterrupt(act: () => void): void {
  const asked = performance.now()
  process.on('SIGINT', () => {
    if (performance.now() - asked > 1000) act()
  })
}

function orExit<T>(read: () => T, exitCode: number): T {
  try {
    return read()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(exitCode)
  }
}
