import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PetitionRow, Role } from '@/api/types'
import { addressOf, filterIn } from '@/features/petitions/list/address'
import { grouped, heatOf, homeQueue, queuesOf } from '@/features/petitions/list/queue'
import { usePetitions } from '@/stores/petitions'
import { row, serve, signedIn, type Sent } from './support'

const ball = (holder: PetitionRow['ball']['holder'], due: string | null = null) => ({
  holder,
  name: null,
  due,
  missing: null,
  sentence: '',
})
const roles = (...names: Role[]) => new Set(names)

describe('the queues a person is offered', () => {
  it('are those of the roles; one alone would repeat what waits', () => {
    expect(queuesOf(roles('DESK'))).toEqual(['MINE', 'OVERDUE', 'ALL', 'EVERY'])
    expect(queuesOf(roles('SUPERVISOR'))).toEqual(['MINE', 'RULING', 'EXTENSION', 'REVIEW', 'OVERDUE', 'ALL', 'EVERY'])
    expect(queuesOf(roles('DEPARTMENT_LEAD', 'HANDLER'))).toEqual([
      'MINE', 'DEPARTMENT', 'TEAM', 'HANDLER', 'OVERDUE', 'ALL', 'EVERY',
    ])
  })

  it('begin for whoever only looks with what is late', () => {
    expect(queuesOf(roles('AUDITOR'))).toEqual(['OVERDUE', 'ALL', 'EVERY'])
    expect(homeQueue(roles('AUDITOR'))).toBe('OVERDUE')
    expect(homeQueue(roles('HANDLER'))).toBe('MINE')
  })
})

describe('the filter in the address', () => {
  const desk = roles('DESK')

  it('comes back as it was', () => {
    const filter = { queue: 'ALL', status: 'HANDLING', category: 'TAX', departmentId: 'd1', overdue: true, q: '货车' } as const
    expect(filterIn(addressOf(filter, desk), desk)).toEqual(filter)
  })

  it('says nothing of what is as usual, and is not led astray', () => {
    const usual = filterIn({}, desk)
    expect(addressOf(usual, desk)).toEqual({})
    expect(filterIn({ queue: 'LOST' }, desk).queue).toBe('MINE')
  })
})

const now = new Date('2026-11-23T10:00:00+08:00')
const heat = (due: string, holder: PetitionRow['ball']['holder'] = 'HANDLER') => heatOf(row({ ball: ball(holder, due) }), now)

describe('nearness and heat', () => {
  it('groups rows as they come and leaves out empty headings', () => {
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

  it('grows with the days; what waits for the enterprise is never hot', () => {
    expect(heat('2026-11-23T18:00:00+08:00')).toBe(0)
    expect(heat('2026-11-23T09:00:00+08:00')).toBe(1)
    expect(heat('2026-11-21T18:00:00+08:00')).toBe(2)
    expect(heat('2026-11-18T18:00:00+08:00')).toBe(3)
    expect(heat('2026-11-18T18:00:00+08:00', 'FILER')).toBe(0)
  })
})

describe('the list', () => {
  const pages: Record<string, { items: PetitionRow[]; nextCursor: string | null }> = {}
  const filter = { queue: 'MINE', status: null, category: null, departmentId: null, overdue: false, q: '' } as const
  let sent: Sent[] = []

  beforeEach(() => {
    signedIn()
    pages.first = { items: [row({ id: 'b' }), row({ id: 'a' })], nextCursor: 'c1' }
    pages.second = { items: [row({ id: 'z' })], nextCursor: null }
    sent = serve(({ path }) => ({ body: path.includes('cursor=c1') ? pages.second : pages.first }))
  })

  it('keeps the order of the service, asks for one page, and for more only when told to', async () => {
    const petitions = usePetitions()
    await petitions.show(filter)
    expect(petitions.rows.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(sent.map(({ path }) => path)).toEqual(['/petitions/queue?limit=100&queue=MINE&overdue=false'])
    await petitions.more()
    expect(petitions.rows.map(({ id }) => id)).toEqual(['b', 'a', 'z'])
  })

  it('reads everything, newest first, by the list of all', async () => {
    await usePetitions().show({ ...filter, queue: 'EVERY', q: '货车' })
    expect(sent[0]?.path).toBe(`/petitions?limit=100&q=${encodeURIComponent('货车')}`)
  })

  it('after a change is read as far as it was shown, and marks what came', async () => {
    const petitions = usePetitions()
    await petitions.show(filter)
    await petitions.more()
    petitions.choose('a')
    pages.first = { items: [row({ id: 'new' }), row({ id: 'b' })], nextCursor: 'c1' }
    const arrived = await petitions.refresh()
    expect(petitions.rows.map(({ id }) => id)).toEqual(['new', 'b', 'z'])
    expect(arrived).toEqual(['new'])
    expect(petitions.fresh.has('new')).toBe(true)
    // what has left the list is no longer chosen
    expect(petitions.chosen.size).toBe(0)
  })

  it('drops the answer to an older question', async () => {
    const petitions = usePetitions()
    const first = petitions.show(filter)
    pages.first = { items: [row({ id: 'later' })], nextCursor: null }
    const second = petitions.show({ ...filter, category: 'TAX' })
    await Promise.all([first, second])
    await flushPromises()
    expect(petitions.rows.map(({ id }) => id)).toEqual(['later'])
  })
})
