export { findDeviceSession } from './find-device-session.ts'
export { presentDevice } from './present-device.ts'
export { revokeDevicesIn } from './revoke-device.ts'
export { deviceRoutes, tokenRoutes } from './routes.ts'
