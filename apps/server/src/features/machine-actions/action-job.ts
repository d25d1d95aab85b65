/** The job that carries an action out; its key holds the organisation, since phones make the ids of actions. */
export function actionJob({ organizationId, id }: { organizationId: string; id: string }) {
  return { key: `${organizationId}/${id}`, payload: { organizationId, actionId: id } }
}
