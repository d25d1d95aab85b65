import { Link, useSearch } from '@tanstack/react-router'
import { ResetPasswordForm } from '../features/sign-in/reset-password-form.tsx'
import { authWords } from '../lib/auth.ts'
import { EntryPage, linkClass } from '../ui/entry-page.tsx'
import { Notice } from '../ui/notice.tsx'

export function ResetPasswordPage() {
  const { token, error } = useSearch({ from: '/reset-password' })
  const broken = error ?? (token ? undefined : 'INVALID_TOKEN')
  const words = broken ? authWords(broken) : undefined
  return (
    <EntryPage
      title="Choose a new password"
      footer={
        <Link to="/sign-in" className={linkClass}>
          Back to sign in
        </Link>
      }
    >
      {words ? (
        <Notice tone="danger" title={words.title}>
          <p>{words.remedy}</p>
          <p>
            <Link to="/forgot-password" className={linkClass}>
              Send a new link
            </Link>
          </p>
        </Notice>
      ) : (
        <ResetPasswordForm token={token ?? ''} />
      )}
    </EntryPage>
  )
}
