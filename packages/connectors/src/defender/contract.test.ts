import { describeConnector } from '../sdk/testing/connector-contract.ts'
import type { ConnectorUnderTest, Fault } from '../sdk/testing/fake-vendor.ts'
import { defender } from './index.ts'
import { accessTo, payload, payloads } from './testing/payloads.ts'
import { clientId, clientSecret, startTenant, tenantId } from './testing/tenant.ts'
import type { Fault as TenantFault } from './testing/tenant-state.ts'

const answering = (fault: Fault): TenantFault => {
  return (request, response) => {
    fault(request, response)
    return true
  }
}

const subject: ConnectorUnderTest = {
  connector: defender,
  authType: 'oauth',
  fields: { baseUrl: 'https://api.securitycenter.microsoft.com', clientId, clientSecret, tenantId },
  addressField: 'baseUrl',
  async start() {
    const tenant = await startTenant()
    return {
      access: (clock) => accessTo(tenant, clock),
      hold(count) {
        tenant.alerts = payloads(count)
      },
      moveWhileRead() {
        let added = 0
        tenant.beforeList = () => {
          tenant.alerts.push(payload(`new${added}`, `2026-03-04T08:59:${String(added).padStart(2, '0')}Z`))
          added += 1
        }
      },
      holdUnknownValues() {
        const odd = { severity: 'Apocalyptic', status: 'Snoozed', category: 7, evidence: [{ entityType: 'Quantum', spin: 'up' }] }
        tenant.alerts = [payload('a', '2026-03-04T08:00:00Z', odd)]
      },
      fault(...faults) {
        tenant.faults.push(...faults.map(answering))
      },
      faultSignIn(...faults) {
        tenant.signInFaults.push(...faults.map(answering))
      },
      expireTokens: () => tenant.tokens.clear(),
      takePermissions() {
        tenant.roles = null
      },
      refuseSecret() {
        tenant.secret = 'another'
      },
      apiCalls: () => tenant.calls.length,
      signIns: () => tenant.signIns.length,
      secrets: () => [clientSecret, ...tenant.issued],
      machines: {
        holdMachine(id) {
          tenant.roles = ['Machine.Read.All', 'Machine.Isolate']
          tenant.machines = [{ id }]
        },
        requests: () => tenant.calls.filter(({ pathname }) => /\/(un)?isolate$/.test(pathname)).length,
        finishActions() {
          for (const action of tenant.actions) action.status = 'Succeeded'
        },
      },
      [Symbol.asyncDispose]: () => tenant[Symbol.asyncDispose](),
    }
  },
}

describeConnector(subject)
