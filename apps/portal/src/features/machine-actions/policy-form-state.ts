import { IsolationPolicy } from '@pocketsoc/contract'
import { count } from '../../lib/format.ts'
import { addTags, splitTags, tagsError } from './policy-tags.ts'

/** The policy as it is typed; numbers stay text until they are sent. */
export interface PolicyForm {
  /** What the server holds. */
  saved: IsolationPolicy
  /** Somebody else saved another policy while this one was edited. */
  overtaken: boolean
  approval: IsolationPolicy['approval']
  tags: readonly string[]
  /** A tag that is still being typed; it counts, for Save may be pressed before it is entered. */
  draft: string
  expiresMinutes: string
  remindAfterHours: string
  /** JSON pointers of inputs whose errors may show. */
  left: readonly string[]
  /** What the server said of single fields, until they change. */
  refused: Readonly<Record<string, string>>
}

type Quantity = 'expiresMinutes' | 'remindAfterHours'

export type PolicyFormAction =
  | { type: 'approval-chosen'; approval: IsolationPolicy['approval'] }
  | { type: 'tag-typed'; text: string }
  | { type: 'tag-entered' }
  | { type: 'tag-chosen'; tag: string }
  | { type: 'tag-removed'; tag: string }
  | { type: 'quantity-typed'; name: Quantity; text: string }
  | { type: 'input-left'; pointer: string }
  | { type: 'submitted' }
  | { type: 'refused'; problems: Record<string, string> }
  | { type: 'read' | 'saved'; policy: IsolationPolicy }
  | { type: 'discarded' }

export const tagsPointer = '/tags'

export function policyForm(policy: IsolationPolicy): PolicyForm {
  return {
    saved: policy,
    overtaken: false,
    approval: policy.approval,
    tags: policy.tags,
    draft: '',
    expiresMinutes: String(policy.expiresMinutes),
    remindAfterHours: String(policy.remindAfterHours),
    left: [],
    refused: {},
  }
}

export function policyFormReducer(state: PolicyForm, action: PolicyFormAction): PolicyForm {
  switch (action.type) {
    case 'approval-chosen':
      return { ...state, approval: action.approval, refused: {} }
    case 'tag-typed': {
      // A comma ends a tag; what stands behind the last one is still being typed.
      const parts = action.text.split(/[,\n]/)
      return withTags({ ...state, draft: (parts.pop() ?? '').trimStart() }, addTags(state.tags, parts))
    }
    case 'tag-entered':
      // Nothing was typed: the input was left, and an error under it stays true.
      if (!state.draft.trim()) return state
      return withTags({ ...state, draft: '' }, addTags(state.tags, splitTags(state.draft)))
    case 'tag-chosen':
      return withTags({ ...state, draft: '' }, addTags(state.tags, [action.tag]))
    case 'tag-removed':
      return withTags(
        state,
        state.tags.filter((tag) => tag !== action.tag),
      )
    case 'quantity-typed':
      return { ...state, [action.name]: action.text, refused: without(state.refused, `/${action.name}`) }
    case 'input-left':
      return { ...state, left: [...new Set([...state.left, action.pointer])] }
    case 'submitted':
      return { ...state, left: [tagsPointer, ...quantities.map(({ pointer }) => pointer)] }
    case 'refused':
      return { ...state, refused: byField(action.problems) }
    case 'read':
      if (isSame(action.policy, state.saved)) return state
      return isChanged(state) ? { ...state, saved: action.policy, overtaken: true } : policyForm(action.policy)
    case 'saved': {
      const next = { ...state, saved: action.policy, overtaken: false, refused: {} }
      return isChanged(next) ? next : policyForm(action.policy)
    }
    case 'discarded':
      return policyForm(state.saved)
  }
}

/** What to send. What does not apply to the chosen approval stays as it is saved. */
export function policyOf(state: PolicyForm): IsolationPolicy {
  const { saved, approval } = state
  return {
    approval,
    tags: approval === 'tagged' ? addTags(state.tags, splitTags(state.draft)) : saved.tags,
    expiresMinutes: approval === 'never' ? saved.expiresMinutes : numberOf(state.expiresMinutes),
    remindAfterHours: numberOf(state.remindAfterHours),
  }
}

/** True when leaving would lose something. */
export function isChanged(state: PolicyForm): boolean {
  return !isSame(policyOf(state), state.saved)
}

/** Smallest and largest value of a quantity, as the contract has them. */
export const limitsOf = (name: Quantity) => {
  const { minValue, maxValue } = IsolationPolicy.shape[name]
  return { least: minValue ?? 0, most: maxValue ?? Number.MAX_SAFE_INTEGER }
}

const quantities = (['expiresMinutes', 'remindAfterHours'] as const).map((name) => ({ name, pointer: `/${name}` }))

/** Every fault that can be told without the server, by JSON pointer. */
export function faultsOf(state: PolicyForm): Record<string, string> {
  const policy = policyOf(state)
  const faults: Record<string, string> = {}
  const tags = state.approval === 'tagged' ? tagsError(policy.tags) : undefined
  if (tags) faults[tagsPointer] = tags
  for (const { name, pointer } of quantities) {
    const { least, most } = limitsOf(name)
    if (!IsolationPolicy.shape[name].safeParse(policy[name]).success) {
      faults[pointer] = `A whole number from ${count(least)} to ${count(most)}.`
    }
  }
  return faults
}

/** The faults to show now: the server's, and those of inputs that were left once. */
export function shownErrors(state: PolicyForm): Record<string, string> {
  const seen = Object.entries(faultsOf(state)).filter(([pointer]) => state.left.includes(pointer))
  return { ...state.refused, ...Object.fromEntries(seen) }
}

function withTags(state: PolicyForm, tags: string[]): PolicyForm {
  return { ...state, tags, refused: without(state.refused, tagsPointer) }
}

// The server points at the single tag; the form has one input for all of them.
function byField(problems: Record<string, string>): Record<string, string> {
  const named = Object.entries(problems).map(([pointer, detail]) => [pointer.replace(/^(\/tags)\/.*/, '$1'), detail])
  return Object.fromEntries(named)
}

function numberOf(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN
}

function isSame(a: IsolationPolicy, b: IsolationPolicy): boolean {
  const sameTags = a.tags.length === b.tags.length && a.tags.every((tag, index) => tag === b.tags[index])
  if (!sameTags || a.approval !== b.approval) return false
  return a.expiresMinutes === b.expiresMinutes && a.remindAfterHours === b.remindAfterHours
}

function without(record: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const { [name]: _, ...rest } = record
  return rest
}
