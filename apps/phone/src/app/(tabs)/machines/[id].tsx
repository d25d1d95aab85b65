export { MachineRoute as default } from '../../../shell/machine-route.tsx'
