export { MachinesRoute as default } from '../../../shell/machines-route.tsx'
