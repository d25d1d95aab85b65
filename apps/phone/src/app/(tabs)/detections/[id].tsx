export { DetectionRoute as default } from '../../../shell/detection-route.tsx'
