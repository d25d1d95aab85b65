import type { MachinePayload } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'
import type { Schema } from './odata-schema.ts'

/** What the list of machines lets callers filter by. */
export const machineSchema: Schema<MachinePayload> = {
  typeName: 'Microsoft.WindowsDefenderATP.Machine',
  properties: {
    computerDnsName: { type: 'string', read: (machine) => machine.computerDnsName },
    id: { type: 'string', read: (machine) => machine.id },
    version: { type: 'string', read: (machine) => machine.version },
    aadDeviceId: { type: 'string', read: (machine) => machine.aadDeviceId },
    lastIpAddress: { type: 'string', read: (machine) => machine.lastIpAddress },
    osPlatform: { type: 'string', read: (machine) => machine.osPlatform },
    onboardingStatus: { type: 'string', read: (machine) => machine.onboardingStatus },
    lastSeen: { type: 'instant', read: (machine) => instantKey(machine.lastSeen) },
    rbacGroupId: { type: 'number', read: (machine) => machine.rbacGroupId },
    machineTags: { type: 'strings', read: (machine) => machine.machineTags },
    deviceValue: { type: 'enum', values: ['Low', 'Normal', 'High'], read: (machine) => machine.deviceValue },
    exposureLevel: { type: 'enum', values: ['None', 'Low', 'Medium', 'High'], read: (machine) => machine.exposureLevel },
    riskScore: {
      type: 'enum',
      values: ['None', 'Informational', 'Low', 'Medium', 'High'],
      read: (machine) => machine.riskScore,
    },
    healthStatus: {
      type: 'enum',
      values: ['Active', 'Inactive', 'ImpairedCommunication', 'NoSensorData', 'NoSensorDataImpairedCommunication', 'Unknown'],
      read: (machine) => machine.healthStatus,
    },
  },
  unfilterable: ['firstSeen', 'osBuild', 'agentVersion', 'lastExternalIpAddress', 'rbacGroupName', 'isAadJoined', 'ipAddresses'],
}
