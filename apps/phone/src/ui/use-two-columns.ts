import { useWindowDimensions } from 'react-native'

/** Whether there is room for the list and what is open from it side by side. */
export function useTwoColumns(): boolean {
  return useWindowDimensions().width >= 1000
}
