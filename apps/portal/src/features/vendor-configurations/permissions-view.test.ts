import { expect, test } from 'vitest'
import { permissionsView } from './permissions-view.ts'

test('expected permissions are marked, in any case of letters, and the unexpected are listed apart', () => {
  const expected = [
    { name: 'Alert.Read.All', description: 'Read all alerts' },
    { name: 'Machine.Isolate', description: 'Isolate machines' },
  ]
  const { rows, others } = permissionsView(expected, ['alert.read.all', 'Score.Read.All'])
  expect(rows.map(({ isGranted }) => isGranted)).toEqual([true, false])
  expect(others).toEqual(['Score.Read.All'])
})
