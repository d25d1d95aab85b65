export { RootLayout as default } from '../shell/root-layout.tsx'
