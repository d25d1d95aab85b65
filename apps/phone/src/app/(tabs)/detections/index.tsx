export { FeedRoute as default } from '../../../shell/feed-route.tsx'
