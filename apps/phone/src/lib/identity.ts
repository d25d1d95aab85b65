import * as LocalAuthentication from 'expo-local-authentication'

/** `unproven` holds why, in words; null when the member only changed their mind. */
export type Identity = { proven: true } | { proven: false; unproven: string | null }

const changedMind = ['user_cancel', 'app_cancel', 'system_cancel']

/** Asks for Face ID, or the passcode where there is no face to know; `reason` is shown by the system. */
export async function proveIdentity(reason: string): Promise<Identity> {
  const level = await LocalAuthentication.getEnrolledLevelAsync()
  if (level === LocalAuthentication.SecurityLevel.NONE) {
    return { proven: false, unproven: 'Set a passcode on this iPhone first: it proves that it is you who asks.' }
  }
  const result = await LocalAuthentication.authenticateAsync({ promptMessage: reason, cancelLabel: 'Cancel' })
  if (result.success) return { proven: true }
  return { proven: false, unproven: changedMind.includes(result.error) ? null : 'You were not recognised. Nothing was sent.' }
}

/** Whether the name of what is acted on has to be typed, since nothing else proves who asks. */
export const typedNameNeeded = false
