import type { components } from '../api/schema'

type Schemas = components['schemas']

/** Something that a secretary has to decide. */
export type Waiting =
  | { kind: 'check-in'; key: string; since: string; checkIn: Schemas['CheckInCase']; running: boolean }
  | { kind: 'leave'; key: string; since: string; leave: Schemas['LeaveRequest']; activity: Schemas['ActivityRow'] }
  | { kind: 'claim'; key: string; since: string; claim: Schemas['PointsClaimRow'] }

interface Heap {
  checkIns: readonly Schemas['CheckInCase'][]
  leaves: readonly { leave: Schemas['LeaveRequest']; activity: Schemas['ActivityRow'] }[]
  claims: readonly Schemas['PointsClaimRow'][]
  activities: readonly Schemas['ActivityRow'][]
}

/**
 * In the order in which people wait: first who stands at an open check-in, then who needs to know before an activity begins
 * (the soonest first), then the rest, the oldest first.
 */
export function orderWaiting(heap: Heap): Waiting[] {
  const running = (id: string) => heap.activities.some((row) => row.id === id && row.checkInOpen)
  const checkIns = heap.checkIns
    .filter((checkIn) => checkIn.allowedActions.includes('review'))
    .map((checkIn): Waiting => ({ kind: 'check-in', key: checkIn.id, since: checkIn.receivedAt, checkIn, running: running(checkIn.activityId) }))
  const leaves = heap.leaves
    .filter(({ leave }) => leave.status === 'REQUESTED')
    .map(({ leave, activity: of }): Waiting => ({ kind: 'leave', key: leave.id, since: leave.requestedAt, leave, activity: of }))
  const claims = heap.claims.map((claim): Waiting => ({ kind: 'claim', key: claim.id, since: claim.createdAt, claim }))
  return [...checkIns, ...leaves, ...claims].sort(
    (one, other) => rank(one) - rank(other) || Date.parse(before(one)) - Date.parse(before(other)),
  )
}

function rank(item: Waiting): number {
  if (item.kind === 'check-in' && item.running) {
    return 0
  }
  return item.kind === 'leave' ? 1 : 2
}

/** A request for leave is as urgent as its activity is near; anything else as it is old. */
function before(item: Waiting): string {
  return item.kind === 'leave' ? item.activity.startsAt : item.since
}
