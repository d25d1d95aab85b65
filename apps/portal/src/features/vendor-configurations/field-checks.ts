import type { VendorField } from '@pocketsoc/contract'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is wrong with a value of a vendor's field as typed; undefined when it is in order. The server has the last word. */
export function fieldError(field: Pick<VendorField, 'label' | 'kind'>, typed: string): string | undefined {
  const value = typed.trim()
  if (!value) return `${field.label} is needed.`
  if (field.kind === 'guid') return guidError(value)
  if (field.kind === 'url') return urlError(value)
  return undefined
}

function guidError(value: string): string | undefined {
  if (guid.test(value)) return undefined
  return 'This is not a GUID: 32 digits from 0 to f, in groups of 8-4-4-4-12.'
}

function urlError(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value)) return 'Start with https://'
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url?.hostname) return 'This is not a web address.'
  if (url.username || url.password) return 'Leave the user name and password out of the address.'
  return undefined
}

/**
 * A hint that never stops anyone. A secret in the form of a GUID is most often the secret's identifier,
 * which stands beside its value in vendors' consoles and is easily copied instead.
 */
export function fieldHint(field: Pick<VendorField, 'kind'>, typed: string): string | undefined {
  if (field.kind !== 'secret' || !guid.test(typed.trim())) return undefined
  return 'This looks like an identifier. Make sure that you copied the secret’s value, not its ID.'
}
