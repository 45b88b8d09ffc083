import { describe, expect, it } from 'vitest'
import type { Me, PetitionRow, Role } from '@/api/types'
import { byNearestLimit, byNewest, grouped, matches, waitingStatuses, waitsFor } from '@/features/petitions/list/queue'
import { handler, petition, row } from './support'

const ball = (holder: PetitionRow['ball']['holder'], due: string | null = null) => ({
  holder,
  name: null,
  due,
  missing: null,
  sentence: '',
})
const roles = (...names: Role[]) => new Set(names)
const waits = (more: Partial<PetitionRow>, names: ReadonlySet<Role>, me: Me = handler) => waitsFor(row(more), me, names)

describe('what waits for me', () => {
  it('is for the desk what it holds, and not what waits for a ruling', () => {
    expect(waits({ status: 'SUBMITTED', ball: ball('DESK') }, roles('DESK'))).toBe(true)
    expect(waits({ status: 'ACCEPTED', ball: ball('SUPERVISOR') }, roles('DESK'))).toBe(false)
    expect(waits({ status: 'HANDLING', ball: ball('HANDLER') }, roles('DESK'))).toBe(false)
  })

  it('is for a cadre what the department has not claimed and what they claimed themselves', () => {
    const others = { id: 'someone', name: '同事' }
    expect(waits({ status: 'TAKEN', ball: ball('DEPARTMENT'), handler: null }, roles('HANDLER'))).toBe(true)
    expect(waits({ status: 'HANDLING', ball: ball('HANDLER') }, roles('HANDLER'))).toBe(true)
    expect(waits({ status: 'HANDLING', ball: ball('HANDLER'), handler: others }, roles('HANDLER'))).toBe(false)
    expect(waits({ status: 'HANDLING', ball: ball('HANDLER'), handler: others }, roles('DEPARTMENT_LEAD'))).toBe(true)
  })

  it('is for a supervisor all that is open, for an auditor nothing', () => {
    expect(waits({ status: 'PAUSED', ball: ball('FILER') }, roles('SUPERVISOR'))).toBe(true)
    expect(waits({ status: 'CLOSED', ball: ball('NOBODY') }, roles('SUPERVISOR'))).toBe(false)
    expect(waits({ status: 'ANSWERED', ball: ball('FILER') }, roles('SUPERVISOR'))).toBe(false)
    expect(waits({ status: 'ANSWERED', ball: ball('SUPERVISOR') }, roles('SUPERVISOR'))).toBe(true)
    expect(waitingStatuses(roles('AUDITOR'))).toEqual([])
  })
})

describe('order', () => {
  it('puts the nearest limit first, urgent before usual, what waits longest before the rest, no limit last', () => {
    const due = '2026-11-25T18:00:00+08:00'
    const list = [
      row({ id: 'none', ball: ball('DESK'), dueAt: null }),
      row({ id: 'usual-new', ball: ball('DESK', due), submittedAt: '2026-11-21T09:00:00+08:00' }),
      row({ id: 'usual-old', ball: ball('DESK', due), submittedAt: '2026-11-20T09:00:00+08:00' }),
      row({ id: 'urgent', ball: ball('DESK', due), urgency: 'URGENT', submittedAt: '2026-11-22T09:00:00+08:00' }),
      // the same moment in another offset must not count as text
      row({ id: 'first', ball: ball('DESK', '2026-11-25T09:00:00Z') }),
    ]
    const order = list.toSorted(byNearestLimit).map(({ id }) => id)
    expect(order).toEqual(['first', 'urgent', 'usual-old', 'usual-new', 'none'])
  })

  it('lists newest first by the moment of filing, whatever the ids say', () => {
    const list = [
      row({ id: 'z', submittedAt: '2026-11-20T09:00:00+08:00' }),
      row({ id: 'a', submittedAt: '2026-11-20T02:00:00Z' }),
      row({ id: 'b', submittedAt: '2026-11-20T02:00:00Z' }),
    ]
    expect(list.toSorted(byNewest).map(({ id }) => id)).toEqual(['b', 'a', 'z'])
  })

  it('groups by nearness and leaves out empty headings', () => {
    const now = new Date('2026-11-23T10:00:00+08:00')
    const groups = grouped(
      [
        row({ id: 'late', ball: ball('DESK', '2026-11-20T18:00:00+08:00') }),
        row({ id: 'paused', status: 'PAUSED', ball: ball('FILER', '2026-11-20T18:00:00+08:00') }),
      ],
      now,
    )
    expect(groups.map(({ nearness, rows }) => [nearness, rows.map(({ id }) => id)])).toEqual([
      ['late', ['late']],
      ['none', ['paused']],
    ])
  })
})

describe('the filter on what just changed', () => {
  const filter = { view: 'all', status: null, category: null, q: '' } as const

  it('looks for words in title, text and number', () => {
    expect(matches(petition(), { ...filter, q: '三百米' })).toBe(true)
    expect(matches(petition(), { ...filter, q: '000001' })).toBe(true)
    expect(matches(petition(), { ...filter, q: '噪声' })).toBe(false)
  })

  it('takes status and category as they are', () => {
    expect(matches(petition(), { ...filter, status: 'HANDLING', category: 'LOGISTICS' })).toBe(true)
    expect(matches(petition(), { ...filter, status: 'SUBMITTED' })).toBe(false)
    expect(matches(petition(), { ...filter, category: 'TAX' })).toBe(false)
  })
})
