import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((value) => value === '1' || value === 'true')
const port = z.coerce.number().int().min(0).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const repository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const masterKey = z
  .string()
  .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)')

/** Every setting of the server, by its environment variable; docs/running.md describes each. */
const Environment = z.object({
  POCKETSOC_HOST: z.string().min(1).default('127.0.0.1'),
  POCKETSOC_PORT: port.default(8080),
  POCKETSOC_PUBLIC_URL: httpUrl.optional(),
  POCKETSOC_DATA: z.string().min(1).default(repository('data')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  POCKETSOC_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  POCKETSOC_MASTER_KEY: masterKey.optional(),
  POCKETSOC_MASTER_KEY_PREVIOUS: masterKey.optional(),
  POCKETSOC_ENTRA_URL: httpUrl.optional(),
  POCKETSOC_EXTRA_VENDOR_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((origin) => (origin.trim() ? [origin.trim()] : [])))
    .pipe(z.array(httpUrl.transform((value) => new URL(value).origin))),
  POCKETSOC_POLL_SECONDS: z.coerce.number().min(1).max(3600).default(15),
  POCKETSOC_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  POCKETSOC_MAIL_FROM: z.string().min(3).default('PocketSOC <no-reply@pocketsoc.local>'),
  POCKETSOC_SIGN_UP: z.enum(['open', 'closed']).default('open'),
  POCKETSOC_TRUST_PROXY: flag.default(false),
  POCKETSOC_PORTAL_FILES: z.string().default(repository('apps/portal/dist')),
  POCKETSOC_APP_FILES: z.string().default(repository('apps/phone/dist')),
  POCKETSOC_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Config {
  host: string
  port: number
  /** Origin that browsers and phones use, without a trailing slash. */
  publicUrl: string
  dataFolder: string
  databaseUrl: string | null
  databasePool: number
  masterKey: string | null
  /** The key before, for wrapping data keys anew. */
  previousMasterKey: string | null
  entraUrl: string | null
  extraVendorOrigins: string[]
  pollSeconds: number
  smtpUrl: string | null
  mailFrom: string
  signUp: 'open' | 'closed'
  /** Whether X-Forwarded-For comes from a proxy of ours. */
  trustProxy: boolean
  portalFiles: string
  appFiles: string
  logLevel: string
}

/** A setting with a value that cannot be used; the message names the variable and never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads all settings. Throws `ConfigError` naming every bad variable. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Cannot start with these settings:\n  ${lines.join('\n  ')}`)
  }
  const values = parsed.data
  return {
    host: values.POCKETSOC_HOST,
    port: values.POCKETSOC_PORT,
    publicUrl: new URL(values.POCKETSOC_PUBLIC_URL ?? `http://localhost:${values.POCKETSOC_PORT}`).origin,
    dataFolder: values.POCKETSOC_DATA,
    databaseUrl: values.DATABASE_URL ?? null,
    databasePool: values.POCKETSOC_DATABASE_POOL,
    masterKey: values.POCKETSOC_MASTER_KEY ?? null,
    previousMasterKey: values.POCKETSOC_MASTER_KEY_PREVIOUS ?? null,
    entraUrl: values.POCKETSOC_ENTRA_URL ?? null,
    extraVendorOrigins: values.POCKETSOC_EXTRA_VENDOR_ORIGINS,
    pollSeconds: values.POCKETSOC_POLL_SECONDS,
    smtpUrl: values.POCKETSOC_SMTP_URL ?? null,
    mailFrom: values.POCKETSOC_MAIL_FROM,
    signUp: values.POCKETSOC_SIGN_UP,
    trustProxy: values.POCKETSOC_TRUST_PROXY,
    portalFiles: values.POCKETSOC_PORTAL_FILES,
    appFiles: values.POCKETSOC_APP_FILES,
    logLevel: values.POCKETSOC_LOG,
  }
}
