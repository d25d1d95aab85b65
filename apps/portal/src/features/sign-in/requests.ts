import { type Me, type SignUp, signUp } from '@pocketsoc/contract'
import { callAuth } from '../../lib/auth.ts'
import { publicApi } from '../../lib/client.ts'

export interface Credentials {
  email: string
  password: string
}

/** Opens a portal session; the cookie that carries it is out of any script's reach. */
export async function signInWithPassword(credentials: Credentials): Promise<void> {
  await callAuth('/sign-in/email', credentials)
}

/** Creates the account and its organisation, signed in. */
export function createAccount(input: SignUp): Promise<Me> {
  return publicApi.call(signUp, { body: input })
}

/** Mails a link that leads to the reset page. Answers the same whether or not the address has an account. */
export async function requestPasswordReset(email: string): Promise<void> {
  await callAuth('/request-password-reset', { email, redirectTo: '/reset-password' })
}

export async function resetPassword(input: { token: string; newPassword: string }): Promise<void> {
  await callAuth('/reset-password', input)
}

/** Mails the verification link once more. */
export async function sendVerification(email: string): Promise<void> {
  await callAuth('/send-verification-email', { email, callbackURL: '/verify-email' })
}
