import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Activity, CheckIn } from '@/api/types'
import { uuidv7 } from '@/lib/ids'

/** Now, as the contract writes a moment. */
export const moment = (now = new Date()) => now.toISOString()

/** The secretary vouches for a member who stands before them; asking twice gives the first result. */
export function checkInByHand(activityId: string, memberId: string, nonce = uuidv7()): Promise<CheckIn> {
  const scannedAt = moment()
  return unwrap(
    api.POST('/activities/{id}/check-ins', {
      params: { path: { id: activityId } },
      body: { memberId, scannedAt, sentAt: scannedAt, nonce },
    }),
  )
}

export function takeOff(activityId: string, memberId: string): Promise<Activity> {
  return unwrap(api.POST('/activities/{id}/roster', { params: { path: { id: activityId } }, body: { remove: [memberId] } }))
}

export function putOn(activityId: string, memberIds: string[], key: string): Promise<Activity> {
  return unwrap(
    api.POST('/activities/{id}/roster', {
      params: { path: { id: activityId }, header: { 'Idempotency-Key': key } },
      body: { add: memberIds },
    }),
  )
}
