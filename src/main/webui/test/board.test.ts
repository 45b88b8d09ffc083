import { describe, expect, it } from 'vitest'
import { grouped, matches, statusesOf } from '@/features/activities/list/board'
import { momentOf, offeredSteps } from '@/features/activities/actions/steps'
import { standingOf } from '@/features/activities/roster/standing'
import { activity, activityRow, checkIn, rosterRow } from './activitySupport'

const now = new Date('2026-11-26T15:00:00+08:00')

describe('the board', () => {
  it('puts what runs first, then what is left over, then what comes, the nearest first', () => {
    const rows = [
      activityRow({ id: 'draft', status: 'DRAFT' }),
      activityRow({ id: 'later', status: 'PUBLISHED', startsAt: '2026-12-20T14:30:00+08:00', endsAt: '2026-12-20T17:00:00+08:00', checkInOpen: false }),
      activityRow({ id: 'sooner', status: 'PUBLISHED', startsAt: '2026-12-01T14:30:00+08:00', endsAt: '2026-12-01T17:00:00+08:00', checkInOpen: false }),
      activityRow({ id: 'forgotten', startsAt: '2026-11-20T14:30:00+08:00', endsAt: '2026-11-20T17:00:00+08:00', checkInOpen: false }),
      activityRow({ id: 'running' }),
    ]
    expect(grouped(rows, now).map(({ name, rows: own }) => [name, own.map(({ id }) => id)])).toEqual([
      ['open', ['running']],
      ['unfinished', ['forgotten']],
      ['coming', ['sooner', 'later']],
      ['planning', ['draft']],
    ])
  })

  it('takes a published one whose check-in has begun by itself for running', () => {
    expect(grouped([activityRow({ status: 'PUBLISHED' })], now)[0]?.name).toBe('open')
  })

  it('knows what belongs to a view', () => {
    const filter = { view: 'current', kind: null, organisationId: null } as const
    expect(matches(activityRow(), filter)).toBe(true)
    expect(matches(activityRow({ status: 'CLOSED' }), filter)).toBe(false)
    expect(matches(activityRow(), { ...filter, kind: 'PARTY_LECTURE' })).toBe(false)
    expect(statusesOf('past')).toEqual(['CLOSED', 'CANCELLED'])
  })
})

describe('what to do next', () => {
  const minutes = { text: '记录', evidence: [], writtenAt: '2026-11-26T16:00:00+08:00', writtenBy: '示例书记' }
  const evening = new Date('2026-11-26T18:00:00+08:00')

  it('is to show the code while members come, and to write minutes when it is over', () => {
    expect(offeredSteps(activity(), now).primary).toBe('show-code')
    expect(offeredSteps(activity({ checkInOpen: false }), evening).primary).toBe('write-minutes')
    expect(momentOf(activity({ checkInOpen: false }), evening)).toBe('ended')
  })

  it('is to close once there are minutes', () => {
    expect(offeredSteps(activity({ minutes }), now).primary).toBe('close')
    expect(momentOf(activity({ minutes }), evening)).toBe('endedMinutes')
  })

  it('offers closing without minutes too: the refusal says in words what is missing', () => {
    expect(offeredSteps(activity(), now).others).toContain('close')
  })

  it('offers nothing that the service does not allow', () => {
    const read = activity({ allowedActions: [] })
    expect(offeredSteps(read, now)).toEqual({ primary: null, others: [] })
    expect(offeredSteps(activity({ status: 'DRAFT', allowedActions: ['publish', 'edit'] }), now).primary).toBeNull()
  })
})

describe('how a line of the roster stands', () => {
  const frame = { status: 'OPEN', endsAt: '2026-11-26T17:00:00+08:00' } as const
  const late = new Date('2026-11-26T17:00:01+08:00')
  const leave = { id: 'l1', activityId: 'a1', member: { id: 'm1', name: '' }, reason: '', status: 'REQUESTED', requestedAt: '', decisionReason: null } as const

  it.each([
    ['EXPECTED', rosterRow()],
    ['PRESENT', rosterRow({ checkIn: checkIn() })],
    ['LATE', rosterRow({ checkIn: checkIn({ result: 'LATE' }) })],
    ['GUEST', rosterRow({ expected: false, checkIn: checkIn({ guest: true }) })],
    ['REVIEW', rosterRow({ checkIn: checkIn({ result: 'REVIEW', reasons: ['too-far'] }) })],
    ['PRESENT', rosterRow({ checkIn: checkIn({ result: 'REVIEW', decided: 'CONFIRM' }) })],
    ['EXPECTED', rosterRow({ checkIn: checkIn({ result: 'REVIEW', decided: 'VOID' }) })],
    ['LEAVE', rosterRow({ leave: { ...leave, status: 'GRANTED' } })],
    ['LEAVE_ASKED', rosterRow({ leave })],
    ['PRESENT', rosterRow({ leave: { ...leave, status: 'GRANTED' }, checkIn: checkIn() })],
  ] as const)('%s', (standing, row) => {
    expect(standingOf(row, frame, now)).toBe(standing)
  })

  it('is absence only once the time is over', () => {
    expect(standingOf(rosterRow(), frame, late)).toBe('ABSENT')
    expect(standingOf(rosterRow(), { ...frame, status: 'CLOSED' }, now)).toBe('ABSENT')
  })
})
