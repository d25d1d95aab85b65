import { createContext, type PropsWithChildren, use, useEffect, useMemo, useRef, useState } from 'react'
import { forgetQueries } from './query-cache.ts'
import { clearSession, loadSession, type StoredSession, saveSession } from './session-store.ts'

export type SessionState =
  | { at: 'restoring' }
  | { at: 'signed-out'; notice: string | null }
  | { at: 'signed-in'; session: StoredSession }

interface SessionControl {
  state: SessionState
  /** Starts a session and keeps it for the next run. Throws when it cannot be kept. */
  signIn(session: StoredSession): Promise<void>
  /**
   * Ends the session on this device and forgets everything that was read in it; `notice` is shown at the sign-in.
   * With `only`, nothing happens if another session has begun meanwhile: a late refusal of the last one ends nothing.
   */
  signOut(notice?: string, only?: StoredSession): Promise<void>
}

const SessionContext = createContext<SessionControl | null>(null)

/** Holds who is signed in; everything below reads it with `useSession`. */
export function SessionProvider({ children }: PropsWithChildren) {
  const [state, setState] = useState<SessionState>({ at: 'restoring' })
  const current = useRef<StoredSession | null>(null)

  useEffect(() => {
    loadSession().then(
      (session) => {
        current.current = session
        setState(session ? { at: 'signed-in', session } : { at: 'signed-out', notice: null })
      },
      () => setState({ at: 'signed-out', notice: 'Your session could not be read. Sign in again.' }),
    )
  }, [])

  const actions = useMemo(
    () => ({
      async signIn(session: StoredSession) {
        await saveSession(session)
        current.current = session
        setState({ at: 'signed-in', session })
      },
      async signOut(notice?: string, only?: StoredSession) {
        if (only && only !== current.current) return
        current.current = null
        setState({ at: 'signed-out', notice: notice ?? null })
        await Promise.allSettled([clearSession(), forgetQueries()])
      },
    }),
    [],
  )
  const control = useMemo(() => ({ state, ...actions }), [state, actions])
  return <SessionContext value={control}>{children}</SessionContext>
}

/** The session and how to start or end it. */
export function useSession(): SessionControl {
  const control = use(SessionContext)
  if (!control) throw new Error('useSession needs a SessionProvider above it')
  return control
}
