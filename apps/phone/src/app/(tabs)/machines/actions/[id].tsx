export { ActionScreen as default } from '../../../../features/machine-actions/action-screen.tsx'
