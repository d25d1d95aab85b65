import { useMutation } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { sendVerification } from './requests.ts'

/** Stays above every page until the address is verified. */
export function VerifyEmailBanner({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => sendVerification(email) })
  return (
    <section
      aria-label="E-mail verification"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-border border-b bg-warning-soft px-4 py-2 text-sm sm:px-8"
    >
      <MailCheck aria-hidden="true" className="size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">Verify your e-mail.</span> We sent a link to{' '}
        <span className="wrap-anywhere font-medium">{email}</span>.{' '}
        <span role="status" className={send.isError ? 'text-danger' : undefined}>
          {send.isSuccess ? 'Sent again; look into your mailbox.' : null}
          {send.error ? `${problemOf(send.error).title}. ${problemOf(send.error).remedy ?? ''}` : null}
        </span>
      </p>
      {send.isSuccess ? null : (
        <Button busy={send.isPending} onClick={() => send.mutate()}>
          Send again
        </Button>
      )}
    </section>
  )
}
