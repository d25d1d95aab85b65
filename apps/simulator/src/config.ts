import { z } from 'zod'
import type { SimulatorOptions } from './simulator.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const Environment = z.object({
  POCKETSOC_SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  POCKETSOC_SIMULATOR_PORT: port.default(8090),
  POCKETSOC_SIMULATOR_SMTP_PORT: port.default(8025),
  POCKETSOC_SIMULATOR_EMPTY: z.enum(['0', '1']).default('0'),
  POCKETSOC_SIMULATOR_SEED: z.string().min(1).default('tidemark'),
  POCKETSOC_SIMULATOR_STREAM_SECONDS: z.coerce.number().min(0).default(45),
})

/** Reads the environment, the only place that does; an empty value counts as not set. Throws an error whose message names each bad variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Required<SimulatorOptions> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const values = parsed.data
  return {
    host: values.POCKETSOC_SIMULATOR_HOST,
    port: values.POCKETSOC_SIMULATOR_PORT,
    smtpPort: values.POCKETSOC_SIMULATOR_SMTP_PORT,
    empty: values.POCKETSOC_SIMULATOR_EMPTY === '1',
    seed: values.POCKETSOC_SIMULATOR_SEED,
    streamSeconds: values.POCKETSOC_SIMULATOR_STREAM_SECONDS,
  }
}
