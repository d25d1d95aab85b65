import { clsx } from 'clsx'
import { Plus, X } from 'lucide-react'
import { type Dispatch, type KeyboardEvent, useRef } from 'react'
import { Field, inputClass } from '../../ui/field.tsx'
import { type PolicyFormAction, tagsPointer } from './policy-form-state.ts'
import { suggestTags, unusedTags } from './policy-tags.ts'

interface TagFieldProps {
  tags: readonly string[]
  draft: string
  known: readonly string[]
  allKnown: boolean
  error: string | undefined
  dispatch: Dispatch<PolicyFormAction>
}

/** The tags that decide: typed and entered with Enter or a comma, or taken from those of the machines. */
export function TagField({ tags, draft, known, allKnown, error, dispatch }: TagFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const suggestions = suggestTags(known, tags, draft)
  const unused = allKnown ? unusedTags(tags, known) : []
  const last = tags.at(-1)
  const remove = (tag: string) => {
    dispatch({ type: 'tag-removed', tag })
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && draft.trim()) {
      event.preventDefault()
      dispatch({ type: 'tag-entered' })
    }
    if (event.key === 'Backspace' && !draft && last !== undefined) dispatch({ type: 'tag-removed', tag: last })
  }
  return (
    <div className="grid gap-2">
      <Field
        label="Tags"
        help={
          unused.length > 0 ? (
            <span className="text-warning">
              No machine has {unused.length === 1 ? 'the tag' : 'the tags'} {unused.map((tag) => `“${tag}”`).join(', ')} at
              present. Check the spelling.
            </span>
          ) : (
            'Upper and lower case are the same. Press Enter or a comma after each tag.'
          )
        }
        error={error}
      >
        {(control) => (
          <div
            className={clsx(
              inputClass,
              'flex! h-auto! min-h-9 flex-wrap items-center gap-1.5 px-1.5! py-1 pointer-coarse:min-h-11',
              'focus-within:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent/35 has-[input:focus-visible]:outline-offset-0',
              error && 'border-danger!',
            )}
          >
            <ul aria-label="Chosen tags" className="contents">
              {tags.map((tag) => (
                <li
                  key={tag}
                  className="inline-flex h-6.5 min-w-0 max-w-full items-center rounded-md bg-accent-soft pl-2 font-medium text-accent text-sm pointer-coarse:h-9"
                >
                  <span className="truncate">{tag}</span>
                  <button
                    type="button"
                    aria-label={`Remove ${tag}`}
                    onClick={() => remove(tag)}
                    className="inline-flex size-6.5 shrink-0 items-center justify-center rounded-md hover:bg-accent/15 pointer-coarse:size-9"
                  >
                    <X aria-hidden="true" className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
            <input
              {...control}
              ref={input}
              value={draft}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder={tags.length === 0 ? 'e.g. domain-controller' : undefined}
              onChange={(event) => dispatch({ type: 'tag-typed', text: event.target.value })}
              onKeyDown={onKeyDown}
              onBlur={() => {
                dispatch({ type: 'tag-entered' })
                dispatch({ type: 'input-left', pointer: tagsPointer })
              }}
              className="h-6.5 min-w-12 flex-1 focus:min-w-32 bg-transparent px-1.5 outline-none placeholder:text-tertiary"
            />
          </div>
        )}
      </Field>
      <p role="status" className="sr-only">
        {tags.length === 0 ? 'No tag chosen' : `Chosen: ${tags.join(', ')}`}
      </p>
      {suggestions.length > 0 ? (
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-secondary text-sm">On your machines:</span>
          {suggestions.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-label={`Add ${tag}`}
              // Keeps the cursor in the input, whose blur would enter the half-typed tag beside this one.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => dispatch({ type: 'tag-chosen', tag })}
              className="inline-flex h-6.5 max-w-full items-center gap-1 rounded-md border border-border px-2 text-secondary text-sm hover:bg-raised hover:text-text pointer-coarse:h-9"
            >
              <Plus aria-hidden="true" className="size-3.5 shrink-0" />
              <span className="truncate">{tag}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
