import { Link, useSearch } from '@tanstack/react-router'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { EntryPage, linkClass } from '../ui/entry-page.tsx'

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  return (
    <EntryPage
      title="Sign in"
      description="Use your PocketSOC account."
      footer={
        <p>
          New here?{' '}
          <Link to="/sign-up" search={{ next }} className={linkClass}>
            Create an account
          </Link>
        </p>
      }
    >
      <SignInForm next={next} />
    </EntryPage>
  )
}
