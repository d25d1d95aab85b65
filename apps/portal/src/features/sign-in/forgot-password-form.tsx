import { useMutation } from '@tanstack/react-query'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { requestPasswordReset } from './requests.ts'

export function ForgotPasswordForm() {
  const request = useMutation({
    mutationFn: async (email: string) => {
      await requestPasswordReset(email)
      return email
    },
  })
  if (request.isSuccess) {
    return (
      <div role="status">
        <Notice tone="success" title="Check your mail">
          <p>
            If <span className="wrap-anywhere font-medium">{request.data}</span> has an account, a link to choose a new password
            is on its way. It may take a minute.
          </p>
        </Notice>
      </div>
    )
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        request.mutate(String(new FormData(event.currentTarget).get('email')).trim())
      }}
    >
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      {request.error ? <ProblemNotice problem={problemOf(request.error)} /> : null}
      <Button type="submit" look="primary" block busy={request.isPending}>
        Send link
      </Button>
    </form>
  )
}
