import type { Device } from '@pocketsoc/contract'

const platforms: Record<string, string> = { ios: 'iPhone', web: 'Browser' }

/** What is known of a device in one line: "iPhone · iOS 26.1 · PocketSOC 0.1.0". */
export function deviceFacts(device: Pick<Device, 'platform' | 'systemVersion' | 'appVersion'>): string {
  const platform = platforms[device.platform] ?? device.platform
  const app = device.appVersion ? `PocketSOC ${device.appVersion}` : null
  return [platform, device.systemVersion, app].filter(Boolean).join(' · ')
}
