import type { VendorConfiguration, VendorManifest } from '@pocketsoc/contract'
import { useBlocker } from '@tanstack/react-router'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { focusFirst } from '../../ui/focus-on-mount.ts'
import { ProblemNotice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { AuthTypeChoice } from './auth-type-choice.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { FormButtons } from './form-buttons.tsx'
import { displayNamePointer, pointerOf } from './form-state.ts'
import { RejectedCredential } from './rejected-credential.tsx'
import { useConfigurationForm } from './use-configuration-form.ts'
import { VendorFieldInput } from './vendor-field-input.tsx'

interface ConfigurationFormProps {
  manifests: readonly [VendorManifest, ...VendorManifest[]]
  configuration?: VendorConfiguration
  onSaved: (saved: VendorConfiguration, changed: boolean) => void
  onManifest?: (manifest: VendorManifest) => void
}

/** The form of a vendor configuration, drawn from the vendor's manifest: to add one, or to edit `configuration`. */
export function ConfigurationForm({ manifests, configuration, onSaved, onManifest }: ConfigurationFormProps) {
  const { form, state, dispatch, manifest, fields, errors, changed, save, saving, saved, error, ...rest } = useConfigurationForm({
    manifests,
    configuration,
    onSaved,
  })
  const { rejection, keepEditing, test } = rest
  const leaving = useBlocker({
    shouldBlockFn: () => changed && !saved,
    enableBeforeUnload: () => changed && !saved,
    withResolver: true,
  })
  const inputOf = (field: (typeof fields)[number]) => (
    <VendorFieldInput
      key={field.name}
      field={field}
      value={state.values[field.name] ?? ''}
      error={errors[pointerOf(field.name)]}
      secret={configuration?.secrets[field.name]}
      kept={state.kept.includes(field.name)}
      dispatch={dispatch}
    />
  )
  // Where the vendor is comes before how one signs in there, as the setup guide asks.
  const addresses = fields.filter(({ kind }) => kind === 'url')
  const others = fields.filter(({ kind }) => kind !== 'url')

  return (
    <>
      {/* Dialogs stand beside the form: inside it, what one answers in them would submit the form too. */}
      <form
        ref={form}
        noValidate
        aria-label={configuration ? 'Edit Configuration' : 'Add Configuration'}
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field label="Vendor">
          {(control) => (
            <Select
              {...control}
              value={state.vendor}
              disabled={Boolean(configuration)}
              onChange={(event) => {
                const chosen = manifests.find(({ vendor }) => vendor === event.target.value)
                if (!chosen) return
                dispatch({ type: 'vendor-chosen', manifest: chosen })
                onManifest?.(chosen)
              }}
            >
              {manifests.map(({ vendor, name }) => (
                <option key={vendor} value={vendor}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField
          ref={configuration ? undefined : focusFirst}
          label="Display Name"
          required
          value={state.displayName}
          maxLength={80}
          autoComplete="off"
          placeholder={`e.g. ${manifest.name}, head office`}
          help="A friendly name, shown on each detection in the iOS app to tell which source it came from."
          error={errors[displayNamePointer]}
          onChange={(event) => dispatch({ type: 'display-name-typed', value: event.target.value })}
          onBlur={() => dispatch({ type: 'input-left', pointer: displayNamePointer })}
        />
        {addresses.map(inputOf)}
        <AuthTypeChoice
          authTypes={manifest.authTypes}
          value={state.authType}
          disabled={Boolean(configuration)}
          onChange={(authType) => dispatch({ type: 'auth-type-chosen', authType })}
        />
        {others.map(inputOf)}
        {error && Object.keys(fieldProblems(error)).length === 0 ? <ProblemNotice problem={problemOf(error)} /> : null}
        <FormButtons
          configurationId={configuration?.id}
          saving={saving}
          testing={test.state.phase === 'running'}
          onTest={test.run}
        />
        <ConnectionTest steps={manifest.connectionSteps} state={test.state} isOutdated={test.isOutdated} />
      </form>
      <RejectedCredential problem={rejection} busy={saving} onKeepEditing={keepEditing} onSaveAnyway={() => save(true)} />
      <ConfirmDialog
        open={leaving.status === 'blocked'}
        onOpenChange={(open) => (open ? undefined : leaving.reset?.())}
        title="Leave without saving?"
        description={<p>What you typed here is not saved and will be lost.</p>}
        cancel="Keep editing"
        confirm="Leave"
        onConfirm={() => leaving.proceed?.()}
      />
    </>
  )
}
