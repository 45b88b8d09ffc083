import { orderWaiting, type Waiting } from '../core/waiting'
import { allOf } from './allOf'
import { api, type ActivityRow, type Schemas } from './api'

/** Leave is asked for before an activity begins; more than these are not near enough to matter today. */
const NEAR = 10

/** Everything that waits for a secretary's decision, in the order in which people wait. */
export async function whatWaits(): Promise<Waiting[]> {
  const [checkIns, claims, activities] = await Promise.all([
    allOf((page) => api.get('/check-ins', { query: { waiting: true, ...page } })),
    allOf((page) => api.get('/points/claims', { query: { waiting: true, ...page } })),
    allOf((page) => api.get('/activities', { query: { status: ['PUBLISHED', 'OPEN'], ...page } })),
  ])
  const near = activities.filter((row) => Date.parse(row.startsAt) > Date.now()).slice(-NEAR)
  const leaves = await Promise.all(near.map(leavesOf))
  return orderWaiting({ checkIns, leaves: leaves.flat(), claims, activities })
}

/** Own members who came to activities of others and about whom the branch may still object; the newest first. */
export async function awayCheckIns(): Promise<Schemas['CheckInCase'][]> {
  const checkIns = await allOf((page) => api.get('/check-ins', { query: { away: true, ...page } }))
  return checkIns.filter((checkIn) => checkIn.allowedActions.includes('object'))
}

/** Who asked for leave and has no answer counts as absent until then. */
async function leavesOf(activity: ActivityRow): Promise<{ leave: Schemas['LeaveRequest']; activity: ActivityRow }[]> {
  const absent = await allOf((page) => api.get('/activities/{id}/roster', { params: { id: activity.id }, query: { standing: 'ABSENT', ...page } }))
  return absent.flatMap((row) => (row.leave?.status === 'REQUESTED' ? [{ leave: row.leave, activity }] : []))
}
