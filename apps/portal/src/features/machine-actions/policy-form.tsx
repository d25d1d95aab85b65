import type { IsolationPolicy } from '@pocketsoc/contract'
import { useBlocker } from '@tanstack/react-router'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { approvals } from './approval-words.ts'
import { quantityHelp } from './policy-facts.ts'
import { tagsPointer } from './policy-form-state.ts'
import { TagField } from './tag-field.tsx'
import { usePolicyForm } from './use-policy-form.ts'

interface PolicyFormProps {
  policy: IsolationPolicy
  /** Tags of machines, to choose from. */
  knownTags: readonly string[]
  /** Whether those are all there are, so that a tag missing among them is worth a word. */
  allTagsKnown: boolean
  onSaved: () => void
}

/** The organisation's rule for isolating machines, to change. */
export function PolicyForm({ policy, knownTags, allTagsKnown, onSaved }: PolicyFormProps) {
  const { form, state, dispatch, errors, changed, save, discard, saving, error } = usePolicyForm(policy, onSaved)
  const leaving = useBlocker({ shouldBlockFn: () => changed, enableBeforeUnload: () => changed, withResolver: true })
  const quantity = (name: 'expiresMinutes' | 'remindAfterHours', label: string) => (
    <TextField
      label={label}
      value={state[name]}
      inputMode="numeric"
      autoComplete="off"
      required
      className="max-w-32 tabular-nums"
      help={errors[`/${name}`] ? undefined : quantityHelp(name, state[name])}
      error={errors[`/${name}`]}
      onChange={(event) => dispatch({ type: 'quantity-typed', name, text: event.target.value })}
      onBlur={() => dispatch({ type: 'input-left', pointer: `/${name}` })}
    />
  )

  return (
    <form
      ref={form}
      noValidate
      aria-label="Isolation policy"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onReset={(event) => {
        event.preventDefault()
        discard()
      }}
    >
      {state.overtaken ? (
        <div role="status">
          <Notice tone="warning" title="Somebody else changed this policy meanwhile">
            <p>Saving puts yours in its place; Discard shows theirs.</p>
          </Notice>
        </div>
      ) : null}
      <RadioCards
        legend="Approval before isolating"
        cards={approvals}
        columns={3}
        value={state.approval}
        onChange={(approval) => dispatch({ type: 'approval-chosen', approval })}
      />
      {state.approval === 'tagged' ? (
        <TagField
          tags={state.tags}
          draft={state.draft}
          known={knownTags}
          allKnown={allTagsKnown}
          error={errors[tagsPointer]}
          dispatch={dispatch}
        />
      ) : null}
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        {state.approval === 'never' ? null : quantity('expiresMinutes', 'Minutes until a request expires')}
        {quantity('remindAfterHours', 'Hours until a reminder')}
      </div>
      {error && Object.keys(fieldProblems(error)).length === 0 ? <ProblemNotice problem={problemOf(error)} /> : null}
      <div className="flex gap-2 border-border border-t pt-5">
        <Button type="submit" look="primary" busy={saving} disabled={!changed}>
          Save
        </Button>
        {changed && !saving ? (
          <Button type="reset" look="quiet">
            Discard
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={leaving.status === 'blocked'}
        onOpenChange={(open) => (open ? undefined : leaving.reset?.())}
        title="Leave without saving?"
        description={<p>What you changed here is not saved and will be lost.</p>}
        cancel="Keep editing"
        confirm="Leave"
        onConfirm={() => leaving.proceed?.()}
      />
    </form>
  )
}
