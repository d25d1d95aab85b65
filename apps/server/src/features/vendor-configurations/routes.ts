import { listConnectors } from '@pocketsoc/connectors'
import {
  createVendorConfiguration,
  deleteVendorConfiguration,
  getVendorConfiguration,
  listProfiles as listProfilesRoute,
  listVendorConfigurations,
  listVendors,
  pollVendorConfiguration,
  testVendorConfiguration,
  updateVendorConfiguration,
} from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { createConfiguration } from './create-configuration.ts'
import { deleteConfiguration } from './delete-configuration.ts'
import { getConfiguration, listConfigurations, listProfiles } from './list-configurations.ts'
import { requestPoll } from './request-poll.ts'
import { streamConnectionTest } from './stream-connection-test.ts'
import { prepareConnectionTest } from './test-connection.ts'
import { updateConfiguration } from './update-configuration.ts'

export function vendorConfigurationRoutes(api: Api): void {
  api.openapi(listVendors, (c) => c.json({ items: listConnectors().map(({ manifest }) => manifest) }, 200))
  api.openapi(listVendorConfigurations, async (c) => c.json({ items: await listConfigurations(c.get('context')) }, 200))
  api.openapi(createVendorConfiguration, async (c) =>
    c.json(await createConfiguration(c.get('context'), c.req.valid('json')), 201),
  )
  api.openapi(testVendorConfiguration, async (c) =>
    streamConnectionTest(c, await prepareConnectionTest(c.get('context'), c.req.valid('json'))),
  )
  api.openapi(getVendorConfiguration, async (c) => c.json(await getConfiguration(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(updateVendorConfiguration, async (c) =>
    c.json(await updateConfiguration(c.get('context'), c.req.valid('param').id, c.req.valid('json')), 200),
  )
  api.openapi(deleteVendorConfiguration, async (c) => {
    await deleteConfiguration(c.get('context'), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(pollVendorConfiguration, async (c) => c.json(await requestPoll(c.get('context'), c.req.valid('param').id), 202))
  api.openapi(listProfilesRoute, async (c) => c.json({ items: await listProfiles(c.get('context')) }, 200))
}
