import * as Haptics from 'expo-haptics'

/** A light tick under the finger: a filter switched, something copied. */
export function tick(): void {
  void Haptics.selectionAsync()
}

/** Something the member asked for is done. */
export function tapSuccess(): void {
  void Haptics.notificationAsync(Haptics.NotificationFeedbackType.Success)
}
