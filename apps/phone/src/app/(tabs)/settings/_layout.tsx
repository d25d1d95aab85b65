export { SettingsLayout as default } from '../../../shell/settings-layout.tsx'
