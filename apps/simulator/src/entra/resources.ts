import type { Cloud } from '../tenants.ts'

interface Resource {
  identifier: string
  api: 'defender' | 'xdr' | 'graph'
  clouds: readonly Cloud[]
}

const everywhere = ['commercial', 'gcc', 'gcc-high'] as const

/** Identifiers that a token may be asked for, and the API each belongs to. */
const resources: readonly Resource[] = [
  { identifier: 'https://api.securitycenter.microsoft.com', api: 'defender', clouds: ['commercial'] },
  { identifier: 'https://securitycenter.onmicrosoft.com/windowsatpservice', api: 'defender', clouds: ['commercial'] },
  { identifier: 'https://api-gcc.securitycenter.microsoft.us', api: 'defender', clouds: ['gcc'] },
  { identifier: 'https://api-gov.securitycenter.microsoft.us', api: 'defender', clouds: ['gcc-high'] },
  // Another enterprise application: its tokens carry none of Defender for Endpoint's roles.
  { identifier: 'https://api.security.microsoft.com', api: 'xdr', clouds: everywhere },
  { identifier: 'https://graph.microsoft.com', api: 'graph', clouds: ['commercial', 'gcc'] },
  { identifier: 'https://graph.microsoft.us', api: 'graph', clouds: ['gcc-high'] },
]

/** The resource of that identifier in a cloud. */
export function findResource(identifier: string, cloud: Cloud): Resource | undefined {
  return resources.find((resource) => resource.identifier === identifier && resource.clouds.includes(cloud))
}

/** Sign-in authority of a cloud; GCC signs in at the commercial one. */
export const authorityOf = (cloud: Cloud): string =>
  cloud === 'gcc-high' ? 'https://login.microsoftonline.us' : 'https://login.microsoftonline.com'
