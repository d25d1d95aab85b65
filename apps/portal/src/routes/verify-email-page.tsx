import { useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { authWords } from '../lib/auth.ts'
import { meQuery } from '../lib/session.ts'
import { buttonClass } from '../ui/button.tsx'
import { EntryPage } from '../ui/entry-page.tsx'
import { Notice } from '../ui/notice.tsx'

/** Where the link in the verification mail ends, with `?error=` when it did not work. */
export function VerifyEmailPage() {
  const { error } = useSearch({ from: '/verify-email' })
  const queryClient = useQueryClient()
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
  }, [queryClient])
  const words = error ? authWords(error) : undefined
  return (
    <EntryPage title={words ? 'Your e-mail is not verified yet' : 'Your e-mail is verified'}>
      <div className="grid gap-5">
        {words ? (
          <Notice tone="danger" title={words.title}>
            <p>Sign in and press “Send again” at the top of the page; we mail you a new link.</p>
          </Notice>
        ) : (
          <Notice tone="success" title="Thank you">
            <p>This address now receives what concerns your account.</p>
          </Notice>
        )}
        <Link to="/settings/vendor-configurations" className={buttonClass('primary', true)}>
          Continue to PocketSOC
        </Link>
      </div>
    </EntryPage>
  )
}
