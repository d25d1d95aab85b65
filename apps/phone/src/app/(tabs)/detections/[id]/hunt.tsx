export { HuntingScreen as default } from '../../../../features/hunting/hunting-screen.tsx'
