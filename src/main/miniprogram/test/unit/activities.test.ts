import { describe, expect, it } from 'vitest'
import type { components } from '../../src/api/schema'
import { activityState, nextActivity, standingOf, verdictOf } from '../../src/core/activities'
import { newDraft, withPhoto } from '../../src/drafts/draft'
import { activityBody } from '../../src/drafts/requests'
import { activityErrors, claimErrors } from '../../src/drafts/validate'
import { NOW, verifiedPhoto } from './fixtures'

type Schemas = components['schemas']
type CheckIn = Schemas['CheckIn']

const checkIn = (change: Partial<CheckIn>): CheckIn => ({ result: 'ACCEPTED', decided: null, reasons: [], ...change }) as CheckIn
const row = (id: string, startsAt: string, endsAt: string, checkInOpen = false) => ({ id, startsAt, endsAt, checkInOpen }) as Schemas['ActivityRow']

describe('what a check-in came to', () => {
  it.each<[Partial<CheckIn>, string]>([
    [{ result: 'ACCEPTED' }, '签到成功'],
    [{ result: 'LATE' }, '迟到'],
    [{ result: 'REVIEW' }, '待核实'],
    [{ result: 'REVIEW', decided: 'CONFIRM' }, '签到成功'],
    [{ result: 'REVIEW', decided: 'VOID' }, '签到无效'],
  ])('%o is told as %s', (change, title) => {
    expect(verdictOf(checkIn(change)).title).toBe(title)
  })
})

describe('where somebody of the roster stands', () => {
  const leave = (status: Schemas['LeaveStatus']) => ({ status }) as Schemas['LeaveRequest']

  it.each<[Pick<Schemas['RosterRow'], 'expected' | 'leave' | 'checkIn'>, string]>([
    [{ expected: true, leave: null, checkIn: null }, '未到'],
    [{ expected: true, leave: leave('REQUESTED'), checkIn: null }, '请假待批'],
    [{ expected: true, leave: leave('GRANTED'), checkIn: null }, '请假'],
    [{ expected: true, leave: leave('DECLINED'), checkIn: null }, '未到'],
    [{ expected: true, leave: leave('GRANTED'), checkIn: checkIn({}) }, '已到'],
    [{ expected: false, leave: null, checkIn: checkIn({}) }, '已到 · 流动党员'],
    [{ expected: true, leave: null, checkIn: checkIn({ result: 'REVIEW' }) }, '待核实'],
    [{ expected: true, leave: null, checkIn: checkIn({ reasons: ['disputed'] }) }, '待核实'],
    [{ expected: true, leave: null, checkIn: checkIn({ result: 'LATE' }) }, '迟到'],
  ])('case %#', (standing, label) => {
    expect(standingOf(standing).label).toBe(label)
  })
})

describe('what is next', () => {
  const over = row('over', '2026-11-23T07:00:00+08:00', '2026-11-23T08:00:00+08:00')
  const later = row('later', '2026-11-25T14:00:00+08:00', '2026-11-25T16:00:00+08:00')
  const soon = row('soon', '2026-11-23T10:00:00+08:00', '2026-11-23T12:00:00+08:00')
  const open = row('open', '2026-11-24T10:00:00+08:00', '2026-11-24T12:00:00+08:00', true)

  it('is an open check-in, else the soonest that is not over', () => {
    expect(nextActivity([over, later, soon, open], NOW)?.id).toBe('open')
    expect(nextActivity([over, later, soon], NOW)?.id).toBe('soon')
    expect(nextActivity([over], NOW)).toBeNull()
  })

  it('shows an open check-in by that word whatever the state is called', () => {
    expect(activityState({ status: 'PUBLISHED', checkInOpen: true }).label).toBe('正在签到')
    expect(activityState({ status: 'OPEN', checkInOpen: false }).label).toBe('进行中')
  })
})

describe('the plan of an activity', () => {
  const fields = {
    kind: 'THEME_PARTY_DAY', title: ' 走进车间 ', organiserId: 'branch-1', day: '2026-12-31', startClock: '22:30', endClock: '00:30',
    venueName: '党群服务中心', latitude: '30.25', longitude: '120.15', crs: 'GCJ02', radius: '300', agenda: ' ',
  }
  const plan = (change: Record<string, string> = {}) => newDraft('draft-1', { type: 'activity' }, { ...fields, ...change }, NOW)

  it('ends on the next day when it ends before it starts', () => {
    expect(activityBody(plan())).toEqual({
      kind: 'THEME_PARTY_DAY',
      title: '走进车间',
      organiserId: 'branch-1',
      startsAt: '2026-12-31T22:30:00+08:00',
      endsAt: '2027-01-01T00:30:00+08:00',
      venue: { name: '党群服务中心', latitude: 30.25, longitude: 120.15, crs: 'GCJ02', radius: 300 },
    })
    expect(activityBody(plan({ startClock: '09:00', endClock: '11:00' })).endsAt).toBe('2026-12-31T11:00:00+08:00')
  })

  it('is complete, or says what is missing', () => {
    expect(activityErrors(plan())).toEqual([])
    expect(activityErrors(plan({ title: '', venueName: '', latitude: '', longitude: '999' })).map((error) => error.pointer)).toEqual([
      '/title', '/venue/name', '/venue/latitude',
    ])
  })
})

describe('a claim', () => {
  const claim = newDraft('claim-1', { type: 'claim' }, { ruleCode: 'volunteer-service', occurredOn: '2026-11-21', text: '义务植树三小时', photosNeeded: '1' }, NOW)

  it('needs the photos that its rule asks for', () => {
    expect(claimErrors(claim)).toMatchObject([{ pointer: '/evidenceIds', message: '这一项要有照片，还差 1 张' }])
    expect(claimErrors({ ...claim, photos: [verifiedPhoto('a')] })).toEqual([])
  })

  it('loses the complaint about photos when one is added', () => {
    const refused = { ...claim, problem: { message: '这一项要有照片，还差 1 张', errors: claimErrors(claim) } }
    expect(withPhoto(refused, verifiedPhoto('a')).problem).toBeNull()
  })
})
