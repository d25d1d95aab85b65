import type { ConnectionStep } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import type { VendorAccess } from '../../sdk/connector.ts'
import { defender } from '../index.ts'
import { guidePermissions } from '../permissions.ts'
import { remedies } from '../remedies.ts'
import { accessTo, payloads } from '../testing/payloads.ts'
import { clientSecret, refuseSignIn, startGuidedTenant } from '../testing/tenant.ts'
import type { Tenant } from '../testing/tenant-state.ts'

const someGuid = '0d9c2f6e-51b7-4c0a-9e43-7a86d1f0b25c'
const stepIds = defender.manifest.connectionSteps.map(({ id }) => id)

async function stepsOf(access: VendorAccess, signal?: AbortSignal): Promise<ConnectionStep[]> {
  const steps: ConnectionStep[] = []
  for await (const step of defender.testConnection(access, signal)) steps.push(step)
  return steps
}

/** The states in the manifest's order, which every test has to keep to. */
async function outcomeOf(access: VendorAccess) {
  const steps = await stepsOf(access)
  expect(steps.map(({ id }) => id)).toEqual(stepIds)
  return {
    steps,
    states: steps.map(({ state }) => state).join(' '),
    step: (id: string) => steps.find((step) => step.id === id),
  }
}

const refusing = (tenant: Tenant, status: number, code: number) => {
  tenant.signInFaults = [(_request, response) => refuseSignIn(response, status, 'invalid_client', code) !== null]
}

const withSettings = (access: VendorAccess, settings: Record<string, string>): VendorAccess => ({
  ...access,
  settings: { ...access.settings, ...settings },
})

test('a tenant set up by the guide passes every step, with one call an API', async () => {
  await using tenant = await startGuidedTenant()
  tenant.alerts = payloads(3)
  tenant.machines = [{ id: 'm1' }]
  const access = accessTo(tenant)
  const { states, step } = await outcomeOf(access)
  expect(states).toBe('passed '.repeat(8).trim())
  expect(step('alerts')?.detail).toBe('Read one alert.')
  expect(step('machine-actions')?.detail).toBe('There is no machine action yet.')
  expect(step('hunting')?.detail).toBe('Over Defender’s own endpoint.')
  expect(tenant.calls.map(({ pathname, search }) => pathname + search)).toEqual([
    '/api/alerts?$top=1',
    '/api/machines?$top=1',
    '/api/machineactions?$top=1',
    '/api/advancedqueries/run',
  ])
  expect(access.taken()).toBe(4)
})

test('a tenant without machines is connected all the same', async () => {
  await using tenant = await startGuidedTenant()
  const { step } = await outcomeOf(accessTo(tenant))
  expect(step('machines')).toMatchObject({ state: 'passed', detail: 'There is no machine yet.' })
})

describe('a refused sign-in lights up what came before and tells the vendor’s own code', () => {
  test('an unknown tenant', async () => {
    await using tenant = await startGuidedTenant()
    const { states, step } = await outcomeOf(withSettings(accessTo(tenant), { tenantId: someGuid }))
    expect(states).toBe(`failed${' skipped'.repeat(7)}`)
    expect(step('tenant')?.problem).toMatchObject({ title: 'Unauthorized', vendorCode: 'AADSTS90002' })
    expect(step('tenant')?.problem?.remedy).toContain(remedies.unauthorized)
    expect(tenant.calls).toEqual([])
  })

  test('an unknown application', async () => {
    await using tenant = await startGuidedTenant()
    const { states, step } = await outcomeOf(withSettings(accessTo(tenant), { clientId: someGuid }))
    expect(states).toBe(`passed failed${' skipped'.repeat(6)}`)
    expect(step('application')?.problem?.vendorCode).toBe('AADSTS700016')
  })

  test('a wrong secret', async () => {
    await using tenant = await startGuidedTenant()
    tenant.secret = 'another'
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe(`passed passed failed${' skipped'.repeat(5)}`)
    expect(step('secret')?.problem).toMatchObject({ vendorCode: 'AADSTS7000215', detail: 'The Client Secret is wrong.' })
  })

  test('an expired secret', async () => {
    await using tenant = await startGuidedTenant()
    refusing(tenant, 401, 7000222)
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe(`passed passed failed${' skipped'.repeat(5)}`)
    expect(step('secret')?.problem?.detail).toBe('The Client Secret has expired.')
  })

  test('a tenant without Defender: how the secret fared is not known', async () => {
    await using tenant = await startGuidedTenant()
    tenant.scope = 'https://elsewhere.example/.default'
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe(`passed skipped skipped failed${' skipped'.repeat(4)}`)
    expect(step('permissions')?.problem?.vendorCode).toBe('AADSTS500011')
    expect(step('secret')?.detail).toBe('Entra ID did not say.')
  })

  test('a code that nobody has placed yet claims nothing of the steps before', async () => {
    await using tenant = await startGuidedTenant()
    refusing(tenant, 400, 7654321)
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe(`skipped skipped failed${' skipped'.repeat(5)}`)
    expect(step('secret')?.problem).toMatchObject({ code: 'vendor-unauthorized', vendorCode: 'AADSTS7654321' })
  })
})

describe('permissions', () => {
  test('each of the guide’s is listed with what it enables, granted or not', async () => {
    await using tenant = await startGuidedTenant()
    tenant.roles = ['Alert.Read.All']
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe('passed passed passed warning passed skipped skipped skipped')
    const rows = step('permissions')?.permissions ?? []
    expect(rows.filter(({ isOptional }) => !isOptional).map(({ name }) => name)).toEqual(guidePermissions.map(({ name }) => name))
    expect(rows.filter(({ isGranted }) => isGranted).map(({ name }) => name)).toEqual(['Alert.Read.All'])
    expect(rows.every(({ enables }) => enables.length > 5)).toBe(true)
    expect(step('permissions')?.problem).toMatchObject({ title: 'Forbidden', code: 'vendor-forbidden' })
    expect(step('permissions')?.problem?.remedy).toContain(remedies.forbidden)
    expect(step('machines')?.detail).toBe('Needs Machine.Read.All or Machine.ReadWrite.All, which is not granted.')
    expect(tenant.calls).toHaveLength(1)
  })

  test('none at all is the guide’s “No detections appear”, and nothing is read', async () => {
    await using tenant = await startGuidedTenant()
    tenant.roles = null
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe('passed passed passed failed skipped skipped skipped skipped')
    expect(step('permissions')?.problem?.title).toBe('No detections appear')
    expect(step('permissions')?.problem?.remedy).toContain(remedies.noDetections)
    expect(tenant.calls).toEqual([])
  })

  test('hunting goes over Graph where that is granted', async () => {
    await using tenant = await startGuidedTenant()
    tenant.graphRoles = ['ThreatHunting.Read.All']
    const { step } = await outcomeOf(accessTo(tenant))
    expect(step('hunting')).toMatchObject({ state: 'passed', detail: 'Over Microsoft Graph.' })
  })

  test('once Microsoft has ended its own hunting endpoint, Graph’s permission is the needed one', async () => {
    await using tenant = await startGuidedTenant()
    const access = accessTo(tenant)
    access.clock.advance(Date.parse('2027-02-01T00:00:00Z') - access.clock.now())
    const { step } = await outcomeOf(access)
    const needed = step('permissions')
      ?.permissions?.filter(({ isOptional }) => !isOptional)
      .map(({ name }) => name)
    expect(needed).toContain('ThreatHunting.Read.All')
    expect(needed).not.toContain('AdvancedQuery.Read.All')
    expect(step('permissions')?.state).toBe('warning')
    expect(step('hunting')?.state).toBe('skipped')
  })
})

describe('a vendor that does not answer', () => {
  test('at sign-in: the first step fails, and nothing else is tried', async () => {
    await using tenant = await startGuidedTenant()
    tenant.signInFaults = Array.from({ length: 4 }, () => (_request, response) => {
      response.destroy()
      return true
    })
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe(`failed${' skipped'.repeat(7)}`)
    expect(step('tenant')?.problem?.code).toBe('vendor-unreachable')
  })

  test('at the API: the sign-in stands, and the other APIs are left alone', async () => {
    await using tenant = await startGuidedTenant()
    tenant.faults = Array.from({ length: 4 }, () => (_request, response) => {
      response.destroy()
      return true
    })
    const { states, step } = await outcomeOf(accessTo(tenant))
    expect(states).toBe('passed passed passed passed failed skipped skipped skipped')
    expect(step('alerts')?.problem?.code).toBe('vendor-unreachable')
    expect(tenant.calls).toHaveLength(4)
  })

  test('but throttles: a warning, since the credential is good', async () => {
    await using tenant = await startGuidedTenant()
    tenant.faults = [(_request, response) => response.writeHead(429, { 'retry-after': '900' }).end('{}') !== null]
    const { states } = await outcomeOf(accessTo(tenant))
    expect(states).toBe('passed passed passed passed warning skipped skipped skipped')
  })
})

test('an impatient caller stops it with a reason of their own', async () => {
  await using tenant = await startGuidedTenant()
  const reason = new Error('enough')
  await expect(stepsOf(accessTo(tenant), AbortSignal.abort(reason))).rejects.toBe(reason)
})

test('no secret and no token shows in any step, whatever the vendor quotes', async () => {
  await using tenant = await startGuidedTenant()
  const said: ConnectionStep[][] = [await stepsOf(accessTo(tenant))]
  tenant.faults = [
    (_request, response) =>
      response.writeHead(400).end(JSON.stringify({ error: { code: 'Odd', message: clientSecret } })) !== null,
  ]
  said.push(await stepsOf(accessTo(tenant)))
  for (const code of [7000215, 7000222, 700016, 53003, 1]) {
    refusing(tenant, 401, code)
    said.push(await stepsOf(accessTo(tenant)))
  }
  const text = JSON.stringify(said)
  for (const secret of [clientSecret, ...tenant.issued]) expect(text).not.toContain(secret)
})
