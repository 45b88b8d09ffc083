import { describe, expect, it } from 'vitest'
import { chapterOf } from '@/features/petitions/detail/story'
import { i18n } from '@/i18n'
import { happened } from './support'

const { t, te } = i18n.global
const words = {
  t: (key: string, named?: Record<string, unknown>) => t(key, named ?? {}),
  te,
  departmentName: (id: string) => ({ d1: '产业办', d2: '市监所' })[id],
  categoryLabel: () => '物流交通',
  now: new Date('2026-11-23T10:00:00+08:00'),
}
const tell = (...item: Parameters<typeof happened>) => chapterOf(happened(...item), words)

describe('the timeline as a story', () => {
  it('names departments, and quotes what was said', () => {
    const chapter = tell(3, 'dispatch', {
      data: { leadDepartmentId: 'd1', assistingDepartmentIds: ['d2', 'unknown'], note: '先看现场' },
    })
    expect(chapter).toEqual({ headline: '派给产业办', quote: '先看现场', details: ['协办：市监所'], evidenceIds: [] })
  })

  it('speaks in words, not codes', () => {
    const data = { category: 'LOGISTICS', urgency: 'URGENT', complexity: 'ORDINARY' }
    expect(tell(2, 'accept', { data }).headline).toBe('受理，定为物流交通、紧急、一般')
    expect(tell(9, 'rate', { data: { solved: false, satisfaction: 'DISSATISFIED' } }).headline).toBe('评价：不满意，问题未解决')
  })

  it('tells a note to the filer from one among colleagues', () => {
    expect(tell(4, 'note', { internal: true, data: { text: 'x' } }).headline).toBe('记了一笔')
    expect(tell(4, 'note', { data: { text: 'x' } }).headline).toBe('告知企业')
  })

  it('lists who does what by when', () => {
    const data = { resolution: '分头办', tasks: [{ departmentId: 'd2', text: '出具意见', dueDate: '2026-11-24' }] }
    expect(tell(7, 'conclude', { data }).details).toEqual(['市监所：出具意见（明天前）'])
  })

  it('survives data it does not know', () => {
    expect(tell(5, 'dispatch', { data: { leadDepartmentId: 7, assistingDepartmentIds: 'x', evidenceIds: [1] } })).toEqual({
      headline: '派给承办部门',
      quote: null,
      details: [],
      evidenceIds: [],
    })
  })
})
