import { allOf } from './allOf'
import { api, type Schemas } from './api'

/** The members of an organisation, those who take part in it included. */
export function membersOf(organisationId: string): Promise<Schemas['Member'][]> {
  return allOf((page) => api.get('/members', { query: { organisationId, ...page } }))
}

/** Everybody who should come to an activity. */
export async function expectedAt(activityId: string): Promise<Schemas['RosterRow'][]> {
  const rows = await allOf((page) => api.get('/activities/{id}/roster', { params: { id: activityId }, query: page }))
  return rows.filter((row) => row.expected)
}
