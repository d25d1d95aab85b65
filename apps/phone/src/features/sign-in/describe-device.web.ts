import { browserName } from './browser-name.ts'
import type { DeviceDescription } from './describe-device.ts'

export function describeDevice(): DeviceDescription {
  return { device_name: browserName(navigator.userAgent) }
}
