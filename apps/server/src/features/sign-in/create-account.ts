import { v7 as uuidv7 } from 'uuid'
import { accounts, users } from '../../db/schema/index.ts'
import { type Transaction, withIdentity } from '../../db/scoped.ts'

interface NewAccount {
  name: string
  /** In lower case. */
  email: string
  /** As Better Auth hashes passwords: `(await auth.$context).password.hash`. */
  passwordHash: string
  now: Date
}

/**
 * Makes an account with a password in the caller's transaction, as Better Auth stores one, and answers its id, or null
 * where the address has an account. Its address counts as verified: whoever asks knows that the person reads its mail.
 */
export async function createAccount(tx: Transaction, { name, email, passwordHash, now }: NewAccount): Promise<string | null> {
  const times = { createdAt: now, updatedAt: now }
  return withIdentity(tx, async () => {
    const [user] = await tx.sql
      .insert(users)
      .values({ id: uuidv7(), name, email, emailVerified: true, ...times })
      .onConflictDoNothing()
      .returning({ id: users.id })
    if (!user) return null
    const credential = { userId: user.id, accountId: user.id, providerId: 'credential', password: passwordHash }
    await tx.sql.insert(accounts).values({ id: uuidv7(), ...credential, ...times })
    return user.id
  })
}
