import type {
  CreateVendorConfiguration,
  TestVendorConfiguration,
  UpdateVendorConfiguration,
  VendorConfiguration,
  VendorField,
  VendorManifest,
} from '@pocketsoc/contract'
import { fieldError } from './field-checks.ts'

/** What is typed into the form of a vendor configuration, and what is known to be wrong with it. */
export interface FormState {
  vendor: string
  displayName: string
  authType: string
  /** By field name. Values of fields that the auth type does not use are kept, and not sent. */
  values: Record<string, string>
  /** Secrets that are held already and stay as they are unless replaced. */
  kept: readonly string[]
  /** JSON pointers of inputs that were left once, so that their errors show. */
  left: readonly string[]
  /** The server's words, by JSON pointer, until the input changes. */
  refused: Readonly<Record<string, string>>
}

export type FormAction =
  | { type: 'vendor-chosen'; manifest: VendorManifest }
  | { type: 'auth-type-chosen'; authType: string }
  | { type: 'display-name-typed'; value: string }
  | { type: 'value-typed'; name: string; value: string }
  | { type: 'input-left'; pointer: string }
  | { type: 'secret-replaced'; name: string }
  | { type: 'secret-kept'; name: string }
  | { type: 'submitted'; pointers: readonly string[] }
  | { type: 'refused'; problems: Record<string, string> }

export const displayNamePointer = '/displayName'

export function pointerOf(name: string): string {
  return `/fields/${name}`
}

/** An empty form for a vendor, with the defaults of its manifest. */
export function emptyForm(manifest: VendorManifest): FormState {
  return {
    vendor: manifest.vendor,
    displayName: '',
    authType: manifest.authTypes[0]?.value ?? '',
    values: Object.fromEntries(manifest.fields.map((field) => [field.name, field.defaultValue ?? ''])),
    kept: [],
    left: [],
    refused: {},
  }
}

/** The form of a configuration that exists; its secrets are kept, their values unknown. */
export function formOf(configuration: VendorConfiguration): FormState {
  return {
    vendor: configuration.vendor,
    displayName: configuration.displayName,
    authType: configuration.authType,
    values: { ...configuration.settings },
    kept: Object.keys(configuration.secrets),
    left: [],
    refused: {},
  }
}

export function formReducer(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'vendor-chosen':
      return { ...emptyForm(action.manifest), displayName: state.displayName }
    case 'auth-type-chosen':
      return { ...state, authType: action.authType, refused: {} }
    case 'display-name-typed':
      return { ...state, displayName: action.value, refused: without(state.refused, displayNamePointer) }
    case 'value-typed':
      return {
        ...state,
        values: { ...state.values, [action.name]: action.value },
        refused: without(state.refused, pointerOf(action.name)),
      }
    case 'input-left':
      return { ...state, left: added(state.left, [action.pointer]) }
    case 'secret-replaced':
      return { ...state, kept: state.kept.filter((name) => name !== action.name) }
    case 'secret-kept':
      return {
        ...state,
        kept: added(state.kept, [action.name]),
        values: without(state.values, action.name),
        left: state.left.filter((pointer) => pointer !== pointerOf(action.name)),
        refused: without(state.refused, pointerOf(action.name)),
      }
    case 'submitted':
      return { ...state, left: added(state.left, action.pointers) }
    case 'refused':
      return { ...state, refused: action.problems }
  }
}

/** The fields that the chosen auth type needs, in the manifest's order. */
export function fieldsOf(manifest: VendorManifest, authType: string): VendorField[] {
  return manifest.fields.filter((field) => field.authTypes.includes(authType))
}

/** Every fault that can be told without the server, by JSON pointer. */
export function faultsOf(state: FormState, fields: readonly VendorField[]): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!state.displayName.trim()) faults[displayNamePointer] = 'Give it a name.'
  for (const field of fields) {
    if (state.kept.includes(field.name)) continue
    const error = fieldError(field, state.values[field.name] ?? '')
    if (error) faults[pointerOf(field.name)] = error
  }
  return faults
}

/** The faults to show now: the server's, and those of inputs that were left once. */
export function shownErrors(state: FormState, faults: Record<string, string>): Record<string, string> {
  const seen = Object.entries(faults).filter(([pointer]) => state.left.includes(pointer))
  return { ...state.refused, ...Object.fromEntries(seen) }
}

/** Body of the request that adds the configuration. */
export function creation(state: FormState, fields: readonly VendorField[]): CreateVendorConfiguration {
  return { vendor: state.vendor, displayName: state.displayName.trim(), authType: state.authType, fields: typed(state, fields) }
}

/** Body of the request that changes it: only what differs; null when nothing does. */
export function changes(
  state: FormState,
  configuration: VendorConfiguration,
  fields: readonly VendorField[],
): UpdateVendorConfiguration | null {
  const displayName = state.displayName.trim()
  const values = Object.entries(typed(state, fields)).filter(([name, value]) => configuration.settings[name] !== value)
  const change: UpdateVendorConfiguration = {
    ...(displayName === configuration.displayName ? {} : { displayName }),
    ...(values.length === 0 ? {} : { fields: Object.fromEntries(values) }),
  }
  return Object.keys(change).length === 0 ? null : change
}

/** Body of the request that tries the values out; what is kept of `configuration` is left for the server to add. */
export function testInput(
  state: FormState,
  fields: readonly VendorField[],
  configuration: Pick<VendorConfiguration, 'id'> | undefined,
): TestVendorConfiguration {
  const { vendor, authType } = state
  return { vendor, authType, fields: typed(state, fields), ...(configuration ? { configurationId: configuration.id } : {}) }
}

/** True when leaving would lose something that was typed. */
export function differs(state: FormState, start: FormState): boolean {
  if (state.displayName !== start.displayName || state.vendor !== start.vendor) return true
  if (state.authType !== start.authType || state.kept.length !== start.kept.length) return true
  return Object.entries(state.values).some(([name, value]) => value !== (start.values[name] ?? ''))
}

function typed(state: FormState, fields: readonly VendorField[]): Record<string, string> {
  const sent = fields.filter((field) => !state.kept.includes(field.name))
  return Object.fromEntries(sent.map((field) => [field.name, (state.values[field.name] ?? '').trim()]))
}

function added(list: readonly string[], items: readonly string[]): readonly string[] {
  return [...new Set([...list, ...items])]
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  const { [name]: _, ...rest } = record
  return rest
}
