import Constants from 'expo-constants'
import { Platform } from 'react-native'

export interface DeviceDescription {
  device_name: string
  system_version?: string
}

/** How this device is listed among the member's devices. */
export function describeDevice(): DeviceDescription {
  return {
    device_name: (Constants.deviceName ?? 'iPhone').slice(0, 80),
    system_version: `iOS ${Platform.Version}`.slice(0, 40),
  }
}
