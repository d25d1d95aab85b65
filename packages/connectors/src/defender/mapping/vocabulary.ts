import type { Classification, DetectionStatus, Determination, Severity } from '@pocketsoc/contract'
import { asText } from './json.ts'

const severities = new Map<string, Severity>([
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['informational', 'informational'],
])

const statuses = new Map<string, DetectionStatus>([
  ['new', 'new'],
  ['inprogress', 'in_progress'],
  ['resolved', 'resolved'],
])

// The resource page prints the middle one as prose, "Informational, expected activity".
const classifications = new Map<string, Classification>([
  ['truepositive', 'true_positive'],
  ['informationalexpectedactivity', 'expected_activity'],
  ['falsepositive', 'false_positive'],
])

// Microsoft's pages disagree on some spellings, and two retired words still stand on old alerts.
const determinations = new Map<string, Determination>([
  ['multistagedattack', 'multi_staged_attack'],
  ['apt', 'multi_staged_attack'],
  ['malicioususeractivity', 'malicious_user_activity'],
  ['compromiseduser', 'compromised_account'],
  ['compromisedaccount', 'compromised_account'],
  ['malware', 'malware'],
  ['phishing', 'phishing'],
  ['unwantedsoftware', 'unwanted_software'],
  ['securitytesting', 'security_testing'],
  ['securitypersonnel', 'security_testing'],
  ['lineofbusinessapplication', 'line_of_business_application'],
  ['confirmeduseractivity', 'confirmed_activity'],
  ['confirmedactivity', 'confirmed_activity'],
  ['clean', 'not_malicious'],
  ['notmalicious', 'not_malicious'],
  ['insufficientdata', 'insufficient_data'],
  ['notenoughdatatovalidate', 'insufficient_data'],
  ['other', 'other'],
])

// Words that cannot be spaced into what an analyst calls the component.
const detectionSources = new Map<string, string>([
  ['windowsdefenderatp', 'EDR'],
  ['windowsdefenderav', 'Antivirus'],
  ['windowsdefendersmartscreen', 'SmartScreen'],
  ['customerti', 'Custom TI'],
  ['officeatp', 'Defender for Office 365'],
  ['azureatp', 'Defender for Identity'],
  ['mtp', 'Defender XDR'],
])

const wordLimit = 200

export const severityOf = (value: unknown): Severity => severities.get(wordKey(value)) ?? 'unknown'
export const statusOf = (value: unknown): DetectionStatus => statuses.get(wordKey(value)) ?? 'unknown'

/** Null when nobody has classified it; `unknown` for a word that we do not know. */
export const classificationOf = (value: unknown): Classification | null =>
  wordKey(value) === '' ? null : (classifications.get(wordKey(value)) ?? 'unknown')

/** Null when nobody has determined it; `unknown` for a word that we do not know. */
export const determinationOf = (value: unknown): Determination | null =>
  wordKey(value) === '' ? null : (determinations.get(wordKey(value)) ?? 'unknown')

/** The component that raised an alert, as analysts call it: EDR, Antivirus, …; other words are spaced. */
export const detectionSourceOf = (value: unknown): string | null => detectionSources.get(wordKey(value)) ?? spaced(value)

/** A PascalCase word spaced for reading: `CommandAndControl` becomes `Command and Control`. */
export function spaced(value: unknown): string | null {
  const word = asText(value, wordLimit)?.trim()
  if (word === undefined) return null
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/ (And|By|Of|To) /g, (match) => match.toLowerCase())
}

/** A word stripped to lower-case letters and digits, for looking it up however it is written; empty for no word. */
export const wordKey = (value: unknown) =>
  asText(value, wordLimit)
    ?.toLowerCase()
    .replace(/[^a-z0-9]/g, '') ?? ''
