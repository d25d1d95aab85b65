export { MachinesLayout as default } from '../../../shell/machines-layout.tsx'

/** Opened from a link, a machine still has the list underneath to go back to. */
export const unstable_settings = { initialRouteName: 'index' }
