import { describe, expect, it } from 'vitest'
import type { components } from '../../src/api/schema'
import { orderWaiting } from '../../src/core/waiting'

type Schemas = components['schemas']

function activity(id: string, startsAt: string, checkInOpen = false): Schemas['ActivityRow'] {
  return { id, startsAt, checkInOpen } as Schemas['ActivityRow']
}

function checkIn(id: string, activityId: string, receivedAt: string, change: Partial<Schemas['CheckInCase']> = {}): Schemas['CheckInCase'] {
  return { id, activityId, receivedAt, allowedActions: ['review'], ...change } as Schemas['CheckInCase']
}

function leave(id: string, requestedAt: string, status: Schemas['LeaveStatus'] = 'REQUESTED'): Schemas['LeaveRequest'] {
  return { id, requestedAt, status } as Schemas['LeaveRequest']
}

function claim(id: string, createdAt: string): Schemas['PointsClaimRow'] {
  return { id, createdAt } as Schemas['PointsClaimRow']
}

const running = activity('running', '2026-11-23T14:00:00+08:00', true)
const past = activity('past', '2026-11-20T14:00:00+08:00')
const tomorrow = activity('tomorrow', '2026-11-24T14:00:00+08:00')
const nextWeek = activity('next-week', '2026-11-30T14:00:00+08:00')

describe('what waits for a secretary', () => {
  it('comes in the order in which people wait', () => {
    const order = orderWaiting({
      checkIns: [checkIn('old-scan', 'past', '2026-11-20T15:00:00+08:00'), checkIn('at-the-door', 'running', '2026-11-23T14:05:00+08:00')],
      leaves: [
        { leave: leave('next-week-leave', '2026-11-21T09:00:00+08:00'), activity: nextWeek },
        { leave: leave('tomorrow-leave', '2026-11-23T09:00:00+08:00'), activity: tomorrow },
      ],
      claims: [claim('new-claim', '2026-11-22T09:00:00+08:00'), claim('old-claim', '2026-11-19T09:00:00+08:00')],
      activities: [running, past, tomorrow, nextWeek],
    })
    expect(order.map((item) => item.key)).toEqual(['at-the-door', 'tomorrow-leave', 'next-week-leave', 'old-claim', 'old-scan', 'new-claim'])
  })

  it('leaves out what was decided, and what another branch decides', () => {
    const order = orderWaiting({
      checkIns: [
        checkIn('confirmed', 'running', '2026-11-23T14:05:00+08:00', { allowedActions: [] }),
        checkIn('elsewhere', 'running', '2026-11-23T14:05:00+08:00', { allowedActions: ['object'] }),
        checkIn('disputed', 'running', '2026-11-23T14:05:00+08:00'),
      ],
      leaves: [{ leave: leave('granted', '2026-11-21T09:00:00+08:00', 'GRANTED'), activity: tomorrow }],
      claims: [],
      activities: [running, tomorrow],
    })
    expect(order.map((item) => item.key)).toEqual(['disputed'])
  })
})
