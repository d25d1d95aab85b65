import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { useSignOut } from './account-queries.ts'

/** The way out, asked twice: it also takes the kept detections off this device. */
export function SignOut() {
  const { signOut, busy } = useSignOut()
  return (
    <Button
      kind="danger"
      label="Sign out"
      busy={busy}
      onPress={() =>
        confirm({
          title: 'Sign out of this device?',
          words: 'Detections kept for reading offline are removed from it.',
          action: 'Sign out',
          onConfirm: signOut,
        })
      }
    />
  )
}
