export { HuntingLayout as default } from '../../../shell/hunting-layout.tsx'

/** Opened from a link, a run still has the editor underneath to go back to. */
export const unstable_settings = { initialRouteName: 'index' }
