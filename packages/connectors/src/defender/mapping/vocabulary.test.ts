import { expect, test } from 'vitest'
import { classificationOf, detectionSourceOf, determinationOf, severityOf, spaced, statusOf } from './vocabulary.ts'

test.each([
  ['High', 'high'],
  ['Medium', 'medium'],
  ['Low', 'low'],
  ['Informational', 'informational'],
  ['UnSpecified', 'unknown'],
  ['Apocalyptic', 'unknown'],
  [null, 'unknown'],
  [3, 'unknown'],
])('severity %s reads as %s', (word, severity) => {
  expect(severityOf(word)).toBe(severity)
})

test.each([
  ['New', 'new'],
  ['InProgress', 'in_progress'],
  ['Resolved', 'resolved'],
  ['Unknown', 'unknown'],
  [undefined, 'unknown'],
])('status %s reads as %s', (word, status) => {
  expect(statusOf(word)).toBe(status)
})

test.each([
  ['TruePositive', 'true_positive'],
  ['InformationalExpectedActivity', 'expected_activity'],
  ['Informational, expected activity', 'expected_activity'],
  ['FalsePositive', 'false_positive'],
  ['Unknown', 'unknown'],
  [null, null],
  ['', null],
])('classification %s reads as %s', (word, classification) => {
  expect(classificationOf(word)).toBe(classification)
})

test.each([
  ['MultiStagedAttack', 'multi_staged_attack'],
  ['MaliciousUserActivity', 'malicious_user_activity'],
  ['CompromisedUser', 'compromised_account'],
  ['CompromisedAccount', 'compromised_account'],
  ['compromisedAccount', 'compromised_account'],
  ['Malware', 'malware'],
  ['Phishing', 'phishing'],
  ['UnwantedSoftware', 'unwanted_software'],
  ['SecurityTesting', 'security_testing'],
  ['LineOfBusinessApplication', 'line_of_business_application'],
  ['ConfirmedUserActivity', 'confirmed_activity'],
  ['ConfirmedActivity', 'confirmed_activity'],
  ['Clean', 'not_malicious'],
  ['NotMalicious', 'not_malicious'],
  ['InsufficientData', 'insufficient_data'],
  ['NotEnoughDataToValidate', 'insufficient_data'],
  ['Other', 'other'],
  ['Apt', 'multi_staged_attack'],
  ['SecurityPersonnel', 'security_testing'],
  ['NotAvailable', 'unknown'],
  [null, null],
])('determination %s reads as %s', (word, determination) => {
  expect(determinationOf(word)).toBe(determination)
})

test.each([
  ['WindowsDefenderAtp', 'EDR'],
  ['WindowsDefenderAv', 'Antivirus'],
  ['WindowsDefenderSmartScreen', 'SmartScreen'],
  ['AutomatedInvestigation', 'Automated Investigation'],
  ['CustomDetection', 'Custom Detection'],
  ['CustomerTI', 'Custom TI'],
  ['MTP', 'Defender XDR'],
  ['SomethingNewXDR', 'Something New XDR'],
  [null, null],
])('detection source %s is shown as %s', (word, label) => {
  expect(detectionSourceOf(word)).toBe(label)
})

test.each([
  ['CredentialAccess', 'Credential Access'],
  ['CommandAndControl', 'Command and Control'],
  ['UnsupportedOs', 'Unsupported Os'],
  ['Impact', 'Impact'],
  ['already spaced', 'already spaced'],
  ['', null],
  [[], null],
])('%s is spaced as %s', (word, text) => {
  expect(spaced(word)).toBe(text)
})
