import { Redirect } from 'expo-router'
import { useSession } from '../lib/session.tsx'

/** The app opens on the feed, or at the door. */
export function HomeRedirect() {
  const { state } = useSession()
  return <Redirect href={state.at === 'signed-in' ? '/detections' : '/sign-in'} />
}
