import type { Invitation } from '@pocketsoc/contract'
import { toast } from 'sonner'

/** Says what became of an invitation's mail. */
export function tellMailed({ email, mailedAt }: Invitation): void {
  if (mailedAt) toast.success(`An invitation is on its way to ${email}`, { description: 'Its link works for 7 days.' })
  else
    toast.error(`The mail to ${email} could not be sent`, {
      description: 'Check the server’s mail settings, then send it again.',
    })
}
