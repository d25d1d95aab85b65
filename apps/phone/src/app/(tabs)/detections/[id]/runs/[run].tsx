export { RunScreen as default } from '../../../../../features/hunting/run-screen.tsx'
