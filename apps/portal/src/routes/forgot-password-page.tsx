import { Link } from '@tanstack/react-router'
import { ForgotPasswordForm } from '../features/sign-in/forgot-password-form.tsx'
import { EntryPage, linkClass } from '../ui/entry-page.tsx'

export function ForgotPasswordPage() {
  return (
    <EntryPage
      title="Reset your password"
      description="Type your address and we mail you a link."
      footer={
        <Link to="/sign-in" className={linkClass}>
          Back to sign in
        </Link>
      }
    >
      <ForgotPasswordForm />
    </EntryPage>
  )
}
