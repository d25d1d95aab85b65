/** A row is one element for VoiceOver, read as one sentence. */
export { spokenRow as rowLabel } from './words.ts'
