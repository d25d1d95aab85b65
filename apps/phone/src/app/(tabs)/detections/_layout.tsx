export { DetectionsLayout as default } from '../../../shell/detections-layout.tsx'

/** Opened from a link, a detection still has the feed underneath to go back to. */
export const unstable_settings = { initialRouteName: 'index' }
