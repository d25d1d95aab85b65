import { useWindowDimensions } from 'react-native'

/** A browser does not tell of a screen reader; the switch to the list comes first on the page there. */
export function useListFirst(): boolean {
  return useWindowDimensions().fontScale > 1.6
}
