import { expect, test } from 'vitest'
import { invitationView } from './invitation-view.ts'

const mailedAt = '2026-03-04T09:00:00.000Z'

test('an invitation waits, has expired, or never left; a state of a newer server shows its own name', () => {
  expect(invitationView({ state: 'pending', mailedAt }).label).toBe('Invited')
  expect(invitationView({ state: 'pending', mailedAt: null }).label).toBe('Mail not sent')
  expect(invitationView({ state: 'expired', mailedAt: null }).label).toBe('Expired')
  expect(invitationView({ state: 'paused', mailedAt })).toMatchObject({ label: 'paused', tone: 'neutral' })
})
