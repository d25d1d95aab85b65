export { TimelineScreen as default } from '../../../../features/process-graph/timeline-screen.tsx'
