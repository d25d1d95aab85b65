import { fetch as streamingFetch } from 'expo/fetch'

/** React Native's own fetch cannot stream an answer; Expo's can, which live events need. */
export const deviceFetch = streamingFetch as unknown as typeof globalThis.fetch
