export { ActionsScreen as default } from '../../../../features/machine-actions/actions-screen.tsx'
