import { openURL } from 'expo-linking'

/** Opens a page outside the app. The address comes from a vendor, so anything but https is left alone. */
export function openOutside(address: string): void {
  if (address.startsWith('https://')) void openURL(address).catch(() => undefined)
}
