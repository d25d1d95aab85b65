export { SettingsRoute as default } from '../../../shell/settings-route.tsx'
