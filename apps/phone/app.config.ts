import type { ExpoConfig } from 'expo/config'
import { version } from './package.json'

/** Where a fresh iPhone looks for the server until the member types another address. */
const serverUrl = process.env.POCKETSOC_SERVER_URL ?? 'http://localhost:8080'

/** Said by the system when it asks for Face ID the first time. */
const faceIDPermission = 'Face ID proves that it is you who isolates or releases a machine.'

const config: ExpoConfig = {
  name: 'PocketSOC',
  slug: 'pocketsoc',
  version,
  scheme: 'pocketsoc',
  platforms: ['ios', 'web'],
  orientation: 'default',
  userInterfaceStyle: 'automatic',
  icon: './assets/icon.png',
  extra: { serverUrl },
  experiments: { baseUrl: '/app', reactCompiler: true },
  web: { bundler: 'metro', output: 'single', name: 'PocketSOC', favicon: './assets/favicon.png' },
  ios: {
    bundleIdentifier: 'com.pocketsoc.app',
    supportsTablet: true,
    config: { usesNonExemptEncryption: false },
    infoPlist: {
      // A server on the same Wi-Fi during development; anything else has to be https (App Transport Security).
      NSAppTransportSecurity: { NSAllowsLocalNetworking: true },
    },
    privacyManifests: {
      NSPrivacyTracking: false,
      NSPrivacyTrackingDomains: [],
      NSPrivacyCollectedDataTypes: [
        {
          NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypeEmailAddress',
          NSPrivacyCollectedDataTypeLinked: true,
          NSPrivacyCollectedDataTypeTracking: false,
          NSPrivacyCollectedDataTypePurposes: ['NSPrivacyCollectedDataTypePurposeAppFunctionality'],
        },
        {
          NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypeUserID',
          NSPrivacyCollectedDataTypeLinked: true,
          NSPrivacyCollectedDataTypeTracking: false,
          NSPrivacyCollectedDataTypePurposes: ['NSPrivacyCollectedDataTypePurposeAppFunctionality'],
        },
      ],
      NSPrivacyAccessedAPITypes: [
        { NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryUserDefaults', NSPrivacyAccessedAPITypeReasons: ['CA92.1'] },
        { NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryFileTimestamp', NSPrivacyAccessedAPITypeReasons: ['C617.1'] },
        { NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategorySystemBootTime', NSPrivacyAccessedAPITypeReasons: ['35F9.1'] },
        { NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryDiskSpace', NSPrivacyAccessedAPITypeReasons: ['E174.1'] },
      ],
    },
  },
  plugins: [
    ['expo-router', { sitemap: false }],
    ['expo-local-authentication', { faceIDPermission }],
    // The session needs no Face ID, but this plugin would ask with words of its own, or take the words away.
    ['expo-secure-store', { faceIDPermission }],
    [
      'expo-splash-screen',
      {
        image: './assets/splash.png',
        imageWidth: 120,
        backgroundColor: '#ffffff',
        dark: { image: './assets/splash.png', backgroundColor: '#000000' },
      },
    ],
  ],
}

export default config
