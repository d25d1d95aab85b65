import { ActionSheetIOS } from 'react-native'

export interface Question {
  /** States the consequence. */
  title: string
  words: string
  /** The verb on the button. */
  action: string
  onConfirm: () => void
}

/** Asks before something that cannot be taken back, in the system's action sheet. */
export function confirm({ title, words, action, onConfirm }: Question): void {
  ActionSheetIOS.showActionSheetWithOptions(
    { title, message: words, options: ['Cancel', action], cancelButtonIndex: 0, destructiveButtonIndex: 1 },
    (chosen) => {
      if (chosen === 1) onConfirm()
    },
  )
}
