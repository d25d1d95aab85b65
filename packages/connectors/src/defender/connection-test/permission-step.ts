import type { ConnectionPermission, ConnectionStep, ConnectionStepProblem } from '@pocketsoc/contract'
import { problemKinds } from '@pocketsoc/contract'
import { defenderHunting, defenderHuntingEnds, graphHunting, guidePermissions } from '../permissions.ts'
import { remedy } from '../remedies.ts'
import { settled } from './outcome.ts'

const graphPermission = graphHunting[0]
const endsOn = defenderHuntingEnds.toISOString().slice(0, 10)

/** What PocketSOC does with each permission of the guide. */
const enables: Record<(typeof guidePermissions)[number]['name'], string> = {
  'Alert.Read.All': 'The feed and each detection',
  'Alert.ReadWrite.All': 'Triage: status, assignee, classification, comments',
  'Machine.Read.All': 'Machines, how they stand, and machine actions',
  'Machine.Isolate': 'Isolating and releasing machines, and cancelling that',
  // Microsoft takes either of the two for reading; the guide asks for both.
  'Machine.ReadWrite.All': 'The same as Machine.Read.All',
  'AdvancedQuery.Read.All': `Hunting and process graphs over Defender’s own endpoint; Microsoft ends it on ${endsOn}`,
}

/** The guide's permissions against those of the token, with the one that hunting over Microsoft Graph asks for. */
export function permissionStep(granted: readonly string[], now: Date): ConnectionStep {
  const ended = now >= defenderHuntingEnds
  const permissions: ConnectionPermission[] = guidePermissions.map(({ name }) => ({
    name,
    enables: enables[name],
    isGranted: granted.includes(name),
    isOptional: ended && name === defenderHunting[0],
  }))
  permissions.push({
    name: graphPermission,
    enables: 'Hunting and process graphs over Microsoft Graph, without an end date',
    isGranted: granted.includes(graphPermission),
    isOptional: !ended,
  })
  const missing = permissions.filter(({ isGranted, isOptional }) => !isGranted && !isOptional).map(({ name }) => name)
  if (missing.length === 0) return settled('permissions', 'passed', { permissions })
  if (granted.length === 0) return settled('permissions', 'failed', { permissions, problem: nothingGranted() })
  return settled('permissions', 'warning', { permissions, problem: notGranted(missing) })
}

/** A token without any permission: the guide's row for a feed that stays empty. */
function nothingGranted(): ConnectionStepProblem {
  return {
    code: 'vendor-forbidden',
    title: 'No detections appear',
    detail: 'Entra ID takes the credential, but the application holds no permission at all.',
    remedy: remedy('noDetections', 'Without consent, a permission that was added does not count.'),
    vendorCode: null,
  }
}

function notGranted(missing: readonly string[]): ConnectionStepProblem {
  return {
    code: 'vendor-forbidden',
    title: problemKinds['vendor-forbidden'].title,
    detail: `Not granted: ${missing.join(', ')}.`,
    remedy: remedy(
      'forbidden',
      'Add what is missing as application permission and grant admin consent; you can also save now and do that later.',
    ),
    vendorCode: null,
  }
}
