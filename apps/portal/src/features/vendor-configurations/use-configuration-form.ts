import type { ProblemDetails, VendorConfiguration, VendorManifest } from '@pocketsoc/contract'
import { type RefObject, useMemo, useReducer, useRef, useState } from 'react'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import {
  changes,
  creation,
  differs,
  displayNamePointer,
  emptyForm,
  faultsOf,
  fieldsOf,
  formOf,
  formReducer,
  shownErrors,
  testInput,
} from './form-state.ts'
import { useCreateConfiguration, useUpdateConfiguration } from './queries.ts'
import { useConnectionTest } from './use-connection-test.ts'

interface ConfigurationFormOptions {
  manifests: readonly [VendorManifest, ...VendorManifest[]]
  /** The one to edit; none to add. */
  configuration?: VendorConfiguration | undefined
  onSaved: (saved: VendorConfiguration, changed: boolean) => void
}

/** The form's state with what follows from it: fields, errors, whether it is changed, and saving. */
export function useConfigurationForm({ manifests, configuration, onSaved }: ConfigurationFormOptions) {
  const form: RefObject<HTMLFormElement | null> = useRef(null)
  // What the server says while the form is open must not overwrite what is typed.
  const start = useRef(configuration ? formOf(configuration) : emptyForm(manifests[0])).current
  const [state, dispatch] = useReducer(formReducer, start)
  const manifest = manifests.find(({ vendor }) => vendor === state.vendor) ?? manifests[0]
  const fields = useMemo(() => fieldsOf(manifest, state.authType), [manifest, state.authType])
  const faults = faultsOf(state, fields)
  const create = useCreateConfiguration()
  const update = useUpdateConfiguration(configuration?.id ?? '')
  const saving = configuration ? update : create

  const [rejection, setRejection] = useState<ProblemDetails | null>(null)

  const showRefused = (error: unknown) => {
    dispatch({ type: 'refused', problems: fieldProblems(error) })
    focusFirstInvalid(form.current)
  }
  const test = useConnectionTest(showRefused)

  /** Whether nothing is wrong that the form itself can tell; marks what is. */
  const isInOrder = (pointers: string[]) => {
    dispatch({ type: 'submitted', pointers })
    if (pointers.length > 0) focusFirstInvalid(form.current)
    return pointers.length === 0
  }
  const onError = (error: Error) => {
    const problem = problemOf(error)
    if (problem.code === 'credential-rejected') setRejection(problem)
    else showRefused(error)
  }
  const onSuccess = (saved: VendorConfiguration) => onSaved(saved, true)
  /** `confirmed` saves a credential that the vendor refuses. */
  const save = (confirmed = false) => {
    setRejection(null)
    if (!isInOrder(Object.keys(faults))) return
    const extra = confirmed ? { confirmed } : {}
    if (!configuration) return create.mutate({ ...creation(state, fields), ...extra }, { onSuccess, onError })
    const change = changes(state, configuration, fields)
    if (!change) return onSaved(configuration, false)
    update.mutate({ ...change, ...extra }, { onSuccess, onError })
  }
  const keepEditing = () => {
    setRejection(null)
    saving.reset()
  }
  const input = testInput(state, fields, configuration)
  const runTest = () => {
    // A connection has no need of a name.
    if (isInOrder(Object.keys(faults).filter((pointer) => pointer !== displayNamePointer))) void test.run(input)
  }

  return {
    form,
    state,
    dispatch,
    manifest,
    fields,
    errors: shownErrors(state, faults),
    changed: differs(state, start),
    save,
    saving: saving.isPending,
    saved: saving.isSuccess,
    // While it is asked about in a dialog, and once that is answered, a refusal needs no second notice.
    error: rejection ? null : saving.error,
    rejection,
    keepEditing,
    test: { state: test.state, isOutdated: !test.isAbout(input), run: runTest },
  }
}
