import { Redirect } from 'expo-router'

/** The redirect is caught by the browser sheet; should the link reach the app itself, there is nothing to finish. */
export function AuthScreen() {
  return <Redirect href="/" />
}
