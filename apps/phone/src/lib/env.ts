import Constants from 'expo-constants'

/** The only reader of what the build was configured with. */
export const env = {
  defaultServerUrl: String(Constants.expoConfig?.extra?.serverUrl ?? 'http://localhost:8080'),
  appVersion: Constants.expoConfig?.version ?? '0.0.0',
} as const
