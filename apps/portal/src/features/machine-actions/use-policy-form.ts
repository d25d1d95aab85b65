import type { IsolationPolicy } from '@pocketsoc/contract'
import { useEffect, useReducer, useRef } from 'react'
import { fieldProblems } from '../../lib/problem.ts'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { faultsOf, isChanged, policyForm, policyFormReducer, policyOf, shownErrors } from './policy-form-state.ts'
import { useSetIsolationPolicy } from './queries.ts'

/** The form's state with what follows from it: errors, whether it is changed, and saving. */
export function usePolicyForm(policy: IsolationPolicy, onSaved: () => void) {
  const form = useRef<HTMLFormElement>(null)
  const [state, dispatch] = useReducer(policyFormReducer, policy, policyForm)
  const change = useSetIsolationPolicy()

  useEffect(() => dispatch({ type: 'read', policy }), [policy])

  const save = () => {
    dispatch({ type: 'submitted' })
    if (Object.keys(faultsOf(state)).length > 0) return focusFirstInvalid(form.current)
    change.mutate(policyOf(state), {
      onSuccess: (saved) => {
        dispatch({ type: 'saved', policy: saved })
        onSaved()
      },
      onError: (error) => {
        dispatch({ type: 'refused', problems: fieldProblems(error) })
        focusFirstInvalid(form.current)
      },
    })
  }
  const discard = () => {
    dispatch({ type: 'discarded' })
    change.reset()
  }

  return {
    form,
    state,
    dispatch,
    errors: shownErrors(state),
    changed: isChanged(state),
    save,
    discard,
    saving: change.isPending,
    error: change.error,
  }
}
