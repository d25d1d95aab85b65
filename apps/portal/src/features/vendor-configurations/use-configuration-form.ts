import type { VendorConfiguration, VendorManifest } from '@pocketsoc/contract'
import { type RefObject, useMemo, useReducer, useRef } from 'react'
import { fieldProblems } from '../../lib/problem.ts'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { changes, creation, differs, emptyForm, faultsOf, fieldsOf, formOf, formReducer, shownErrors } from './form-state.ts'
import { useCreateConfiguration, useUpdateConfiguration } from './queries.ts'

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

  const onError = (error: Error) => {
    dispatch({ type: 'refused', problems: fieldProblems(error) })
    focusFirstInvalid(form.current)
  }
  const save = () => {
    dispatch({ type: 'submitted', pointers: Object.keys(faults) })
    if (Object.keys(faults).length > 0) return focusFirstInvalid(form.current)
    const onSuccess = (saved: VendorConfiguration) => onSaved(saved, true)
    if (!configuration) return create.mutate(creation(state, fields), { onSuccess, onError })
    const change = changes(state, configuration, fields)
    if (!change) return onSaved(configuration, false)
    update.mutate(change, { onSuccess, onError })
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
    error: saving.error,
  }
}
