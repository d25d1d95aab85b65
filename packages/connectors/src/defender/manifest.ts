import type { VendorManifest } from '@pocketsoc/contract'
import { connectionSteps } from './connection-test/steps.ts'
import { defaultBaseUrl, hosts } from './hosts.ts'
import { guidePermissions } from './permissions.ts'

/** The form of a vendor configuration, in the setup guide's words. */
export const manifest = {
  vendor: 'defender',
  name: 'Microsoft Defender',
  authTypes: [
    { value: 'oauth', label: 'OAuth', description: 'App permissions: application-level access, no user context needed' },
  ],
  fields: [
    {
      name: 'baseUrl',
      label: 'Base URL',
      kind: 'url',
      help: 'Leave it as it is unless your tenant is in a government cloud or you want the nearest region.',
      placeholder: defaultBaseUrl,
      defaultValue: defaultBaseUrl,
      authTypes: ['oauth'],
      options: hosts.map(({ host, label }) => ({ value: `https://${host}`, label })),
    },
    {
      name: 'clientId',
      label: 'Client ID',
      kind: 'guid',
      help: "Application (client) ID from the app registration's Overview page",
      placeholder: '00000000-0000-0000-0000-000000000000',
      authTypes: ['oauth'],
    },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      kind: 'secret',
      help: 'The secret Value, not its ID; under Certificates & secrets. It is shown only once, right after it was created.',
      authTypes: ['oauth'],
    },
    {
      name: 'tenantId',
      label: 'Tenant ID',
      kind: 'guid',
      help: "Directory (tenant) ID from the app registration's Overview page",
      placeholder: '00000000-0000-0000-0000-000000000000',
      authTypes: ['oauth'],
    },
  ],
  permissions: [...guidePermissions],
  connectionSteps: [...connectionSteps],
} satisfies VendorManifest
