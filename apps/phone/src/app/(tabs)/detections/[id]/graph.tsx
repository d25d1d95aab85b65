export { GraphScreen as default } from '../../../../features/process-graph/graph-screen.tsx'
