import { parseArgs } from 'node:util'

export type Options = {
  /** No demo organisation in the server; the simulator runs all the same, so that its tenant can be connected by hand. */
  empty: boolean
  simulator: boolean
  /** Every line the parts log, not only warnings and errors. */
  verbose: boolean
  help: boolean
}

export const usage = `npm start -- [flags]

  --empty           without the demo organisation (npm run start:empty)
  --no-simulator    only the server, to connect real tenants
  --verbose         every line that the parts log
  --help            this text

Ports, folders and the other settings are environment variables: docs/running.md.`

/** Reads the flags; throws an `Error` whose message names the unknown one. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      empty: { type: 'boolean', default: false },
      'no-simulator': { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return { empty: values.empty, simulator: !values['no-simulator'], verbose: values.verbose, help: values.help }
}
