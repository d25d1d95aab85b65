import { Link, useSearch } from '@tanstack/react-router'
import { SignUpForm } from '../features/sign-in/sign-up-form.tsx'
import { EntryPage, linkClass } from '../ui/entry-page.tsx'

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' })
  return (
    <EntryPage
      title="Create your account"
      description="Connect your organisation once, then read its detections on your iPhone."
      footer={
        <p>
          Have an account?{' '}
          <Link to="/sign-in" search={{ next }} className={linkClass}>
            Sign in
          </Link>
        </p>
      }
    >
      <SignUpForm next={next} />
    </EntryPage>
  )
}
