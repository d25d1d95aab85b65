/** The steps of a connection test in the order in which they are tried; sign-in faults surface in that order too. */
export const connectionSteps = [
  { id: 'tenant', label: 'Tenant exists' },
  { id: 'application', label: 'Application is known in the tenant' },
  { id: 'secret', label: 'Client Secret is accepted' },
  { id: 'permissions', label: 'Permissions are granted' },
  { id: 'alerts', label: 'Alerts can be read' },
  { id: 'machines', label: 'Machines can be read' },
  { id: 'machine-actions', label: 'Machine actions can be read' },
  { id: 'hunting', label: 'Hunting queries run' },
] as const

export type StepId = (typeof connectionSteps)[number]['id']
