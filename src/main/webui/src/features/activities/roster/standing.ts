import type { ActivityStatus, RosterRow, RosterStanding } from '@/api/types'
import type { Tone } from '@/components/QsTag.vue'

/** How one line of the roster stands; asking for leave is a state of its own, because somebody has to decide. */
export type Standing = RosterStanding | 'LEAVE_ASKED'

export interface Frame {
  readonly status: ActivityStatus
  readonly endsAt: string
}

export function standingOf({ checkIn, expected, leave }: RosterRow, { status, endsAt }: Frame, now: Date): Standing {
  if (checkIn && checkIn.decided !== 'VOID') {
    if (checkIn.result === 'REVIEW' && checkIn.decided !== 'CONFIRM') return 'REVIEW'
    if (!expected) return 'GUEST'
    return checkIn.result === 'LATE' ? 'LATE' : 'PRESENT'
  }
  if (leave?.status === 'GRANTED') return 'LEAVE'
  if (leave?.status === 'REQUESTED') return 'LEAVE_ASKED'
  const over = status === 'CLOSED' || (status === 'OPEN' && Date.parse(endsAt) <= now.getTime())
  return over ? 'ABSENT' : 'EXPECTED'
}

export const STANDING_TONES: Record<Standing, Tone> = {
  EXPECTED: 'act',
  PRESENT: 'done',
  LATE: 'doubt',
  ABSENT: 'ended',
  LEAVE: 'wait',
  LEAVE_ASKED: 'doubt',
  GUEST: 'done',
  REVIEW: 'doubt',
}
