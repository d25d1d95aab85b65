export { startPolling } from './jobs.ts'
export { openVendorSession, type VendorConnection } from './open-vendor-session.ts'
export { requireCapability, requireCapabilityOf } from './require-capability.ts'
export { vendorConfigurationRoutes } from './routes.ts'
