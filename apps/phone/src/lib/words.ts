import { severityLabels, statusLabels } from '@pocketsoc/tokens'

/** A severity or status in words; one this app does not know yet is shown as it came, made readable. */
export function severityWord(severity: string): string {
  return severityLabels[severity] ?? readable(severity)
}

export function statusWord(status: string): string {
  return statusLabels[status] ?? readable(status)
}

/** `multi_staged_attack` and `MultiStagedAttack` as `Multi staged attack`. */
export function readable(name: string): string {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** The account alone: `k.meyer` of `CONTOSO\k.meyer`; a principal name stays whole. */
export function accountName(user: string): string {
  return user.slice(user.lastIndexOf('\\') + 1)
}

/** `1 detection`, `12 detections`; `many` only where it is not the word with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
