import type { Connector } from '../sdk/connector.ts'
import { createAlertReader } from './alerts.ts'
import { createTokenSource } from './auth.ts'
import { capabilities } from './capabilities.ts'
import { createDefenderClient } from './client.ts'
import { testConnection } from './connection-test/index.ts'
import { acceptFields } from './fields.ts'
import { cloudOf } from './hosts.ts'
import { createGraphAccess } from './hunting/graph-access.ts'
import { createHunter } from './hunting/hunter.ts'
import { huntingReference } from './hunting/reference.ts'
import { createMachineActor } from './machine-actions.ts'
import { createMachineReader } from './machines.ts'
import { manifest } from './manifest.ts'
import { permissionsToCancel } from './mapping/machine-action.ts'
import { rolesOf } from './permissions.ts'
import { createAlertWriter } from './triage.ts'

/** Microsoft Defender for Endpoint by application permissions (client credentials). */
export const defender = {
  manifest,
  acceptFields,
  // Microsoft counts calls per tenant and application, whichever of its hosts they go to.
  budgetKey: ({ tenantId, clientId }) => `defender:${tenantId}:${clientId}`,
  callLimits: { minute: 100, hour: 1500 },
  connect(access) {
    const tokens = createTokenSource(access)
    const client = createDefenderClient(access, tokens)
    const { portalHost } = cloudOf(new URL(access.settings.baseUrl ?? ''))
    const { clock } = access.environment
    const graph = createGraphAccess(access)
    return {
      async grantedPermissions(signal) {
        const granted = rolesOf(await tokens.token({ signal }))
        return [...granted, ...(await graph.permissions(signal))].sort()
      },
      alerts: createAlertReader(client, clock, portalHost),
      triage: createAlertWriter(client, clock, portalHost),
      machines: createMachineReader(client),
      machineActions: createMachineActor(client),
      hunting: createHunter(access, tokens, graph),
    }
  },
  testConnection,
  capabilities,
  permissionsToCancel,
  huntingReference,
} satisfies Connector
