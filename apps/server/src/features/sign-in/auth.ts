import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database } from '../../db/database.ts'
import { accounts, sessions, users, verifications } from '../../db/schema/index.ts'
import { asIdentity, queriesOn } from '../../db/scoped.ts'
import type { Log } from '../../log.ts'
import type { Mailer } from '../../mail/mailer.ts'

export interface AuthOptions {
  database: Database
  mailer: Mailer
  log: Log
  publicUrl: string
  trustProxy: boolean
  /** At least 32 characters; signs cookies. */
  secret: string
}

const day = 24 * 60 * 60

/** People's accounts and portal sessions, by Better Auth, under the database role that sees nothing else. */
export function createAuth({ database, mailer, log, publicUrl, trustProxy, secret }: AuthOptions) {
  const identity = queriesOn({
    query: (text, values) => asIdentity(database, (tx) => tx.connection.query(text, values)),
    queryArrays: (text, values) => asIdentity(database, (tx) => tx.connection.queryArrays(text, values)),
  })

  return betterAuth({
    appName: 'PocketSOC',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level === 'error' ? 'error' : 'warn']({ from: 'sign-in' }, message) },
    database: drizzleAdapter(identity, {
      provider: 'pg',
      transaction: false,
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    user: { additionalFields: { signUpOrganization: { type: 'string', required: false, returned: false } } },
    session: { expiresIn: 7 * day, updateAge: day },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }) => {
        await mailer.send({
          to: user.email,
          subject: 'Choose a new PocketSOC password',
          paragraphs: [
            `Hello ${user.name},`,
            'someone, hopefully you, asked to choose a new password for your PocketSOC account.',
          ],
          button: { label: 'Choose a new password', url },
          footnote: 'The link works for one hour. If it was not you, ignore this mail; your password stays as it is.',
        })
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: async ({ user, url }) => {
        await mailer.send({
          to: user.email,
          subject: 'Verify your e-mail for PocketSOC',
          paragraphs: [
            `Hello ${user.name},`,
            'please confirm that this address is yours, so that we can reach you about your account.',
          ],
          button: { label: 'Verify e-mail', url },
          footnote: 'The link works for one hour. If you did not sign up for PocketSOC, ignore this mail.',
        })
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: { '/sign-in/email': { window: 60, max: 20 }, '/sign-up/email': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'pocketsoc',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
      // The HTTP layer sets this header itself from the connection, or from a proxy that we were told to trust.
      ipAddress: { ipAddressHeaders: [trustProxy ? 'x-forwarded-for' : 'x-pocketsoc-client-address'] },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
