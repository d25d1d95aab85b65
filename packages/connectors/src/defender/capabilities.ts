import type { Capability, CapabilityName } from '@pocketsoc/contract'
import {
  alertWriting,
  defenderHunting,
  defenderHuntingEnds,
  graphHunting,
  isolating,
  machineReading,
  mayHuntAtDefender,
} from './permissions.ts'
import { remedy } from './remedies.ts'

interface Rule {
  name: Exclude<CapabilityName, 'hunting'>
  /** Of each list one permission is needed. */
  needs: readonly (readonly string[])[]
  note?: string
}

const rules: readonly Rule[] = [
  { name: 'triage', needs: [alertWriting] },
  { name: 'machines.read', needs: [machineReading] },
  // What is open on a machine is looked at before each isolation, and followed after it.
  { name: 'machines.isolate', needs: [isolating, machineReading] },
  { name: 'machine-actions.read', needs: [machineReading] },
  {
    name: 'machine-actions.cancel',
    needs: [isolating],
    // The guide grants Machine.ReadWrite.All for this, but the API checks the permission of the action's own type.
    note: 'Isolations and releases can be cancelled. Defender asks for the permission of the action’s own type, so another kind of action needs its own, such as Machine.Scan for a scan; Machine.ReadWrite.All alone is not enough.',
  },
]

const endsOn = defenderHuntingEnds.toISOString().slice(0, 10)
const graphConsent = `Add ${graphHunting[0]} of Microsoft Graph as application permission and grant admin consent`

/** See `Connector.capabilities`. */
export function capabilities(granted: readonly string[], now: Date): Capability[] {
  return [...rules.map((rule) => judge(rule, granted)), judgeHunting(granted, now)]
}

function judge({ name, needs, note }: Rule, granted: readonly string[]): Capability {
  const missing = needs.find((choice) => !choice.some((permission) => granted.includes(permission)))
  if (!missing) return available(name, note ?? null)
  return {
    name,
    available: false,
    reason: `${missing.length > 1 ? `Neither ${missing.join(' nor ')} is` : `${missing[0]} is not`} granted to the app registration.`,
    remedy: remedy(
      'forbidden',
      `Add ${missing.join(' or ')} of WindowsDefenderATP as application permission and grant admin consent.`,
    ),
    note: null,
  }
}

function judgeHunting(granted: readonly string[], now: Date): Capability {
  if (graphHunting.some((permission) => granted.includes(permission))) return available('hunting', null)
  if (mayHuntAtDefender(granted, now)) {
    const note = `Runs over Defender’s own endpoint, which Microsoft ends on ${endsOn}. ${graphConsent} before then; PocketSOC changes over by itself.`
    return available('hunting', note)
  }
  const ended = now >= defenderHuntingEnds
  return {
    name: 'hunting',
    available: false,
    reason: ended
      ? `Microsoft ended Defender’s own hunting endpoint on ${endsOn}, and ${graphHunting[0]} of Microsoft Graph is not granted to the app registration.`
      : `Neither ${graphHunting[0]} of Microsoft Graph nor ${defenderHunting[0]} of WindowsDefenderATP is granted to the app registration.`,
    remedy: remedy('forbidden', `${graphConsent}.`),
    note: null,
  }
}

const available = (name: CapabilityName, note: string | null): Capability => ({
  name,
  available: true,
  reason: null,
  remedy: null,
  note,
})
