import { describe, expect, it } from 'vitest'
import type { components } from '../../src/api/schema'
import { newDraft, withField, type Draft } from '../../src/drafts/draft'
import { changedWords, planBody, planDiffers, planFields, rebased, sessionBody } from '../../src/drafts/plans'
import { NOW } from './fixtures'

type Activity = components['schemas']['Activity']

function activity(change: Partial<Activity> = {}): Activity {
  return {
    title: '走进车间',
    startsAt: '2026-12-05T14:30:00+08:00',
    endsAt: '2026-12-05T17:00:00+08:00',
    venue: { name: '党群服务中心', latitude: 30.25, longitude: 120.15, crs: 'GCJ02', radius: 300 },
    agenda: null,
    etag: '"1"',
    ...change,
  } as Activity
}

function change(...typed: [name: string, value: string][]): Draft {
  const opened = newDraft('key', { type: 'plan-change', activityId: 'a1' }, planFields(activity()), NOW)
  return typed.reduce((draft, [name, value]) => withField(draft, name, value), opened)
}

describe('the change of a plan', () => {
  it('is none until something is typed, and none again when it is taken back', () => {
    expect(planDiffers(change())).toBe(false)
    expect(planDiffers(change(['title', '走进车间学安全']))).toBe(true)
    expect(planDiffers(change(['title', '走进车间学安全'], ['title', '走进车间']))).toBe(false)
  })

  it('keeps what was typed and takes over the rest when somebody else was faster', () => {
    const theirs = activity({ etag: '"2"', agenda: '车间参观。', endsAt: '2026-12-05T18:00:00+08:00' })
    const { draft, changed } = rebased(change(['title', '走进车间学安全']), theirs)

    expect(changedWords(changed)).toBe('时间、议程')
    expect(draft.fields.etag).toBe('"2"')
    expect(planBody(draft)).toEqual({
      title: '走进车间学安全',
      startsAt: '2026-12-05T14:30:00+08:00',
      endsAt: '2026-12-05T18:00:00+08:00',
      venue: { name: '党群服务中心', latitude: 30.25, longitude: 120.15, crs: 'GCJ02', radius: 300 },
      agenda: '车间参观。',
    })
  })

  it('is not taken back by what somebody else wrote in the same place', () => {
    const { draft } = rebased(change(['title', '走进车间学安全']), activity({ etag: '"2"', title: '走进企业' }))
    expect(draft.fields.title).toBe('走进车间学安全')
    expect(planDiffers(draft)).toBe(true)
  })

  it('that arrived without anybody knowing differs no more', () => {
    const { draft } = rebased(change(['title', '走进车间学安全']), activity({ etag: '"2"', title: '走进车间学安全' }))
    expect(planDiffers(draft)).toBe(false)
  })
})

describe('a make-up session', () => {
  const fields = { day: '2026-12-06', startClock: '22:00', endClock: '01:00', elsewhere: 'no', venueName: '车间', latitude: '30.2', longitude: '120.1', crs: 'WGS84', radius: '100' }

  it('is where the activity is unless another place is said, and may last beyond midnight', () => {
    const times = { startsAt: '2026-12-06T22:00:00+08:00', endsAt: '2026-12-07T01:00:00+08:00' }
    const draft = newDraft('key', { type: 'session', activityId: 'a1' }, fields, NOW)
    expect(sessionBody(draft)).toEqual(times)
    expect(sessionBody(withField(draft, 'elsewhere', 'yes'))).toEqual({
      ...times,
      venue: { name: '车间', latitude: 30.2, longitude: 120.1, crs: 'WGS84', radius: 100 },
    })
  })
})
