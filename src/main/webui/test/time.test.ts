import { describe, expect, it } from 'vitest'
import { dayOf, momentInWords, nearness, plainDateInWords, spanInWords } from '@/lib/time'

const now = new Date('2026-11-23T10:00:00+08:00')

describe('times in words', () => {
  it('counts days in the township, not in UTC', () => {
    expect(dayOf(new Date('2026-11-23T00:30:00+08:00'))).toBe('2026-11-23')
    expect(momentInWords(new Date('2026-11-24T00:30:00+08:00'), now)).toBe('明天 00:30')
  })

  it('says today, tomorrow and yesterday, then the day of the week', () => {
    expect(momentInWords(new Date('2026-11-23T18:00:00+08:00'), now)).toBe('今天 18:00')
    expect(momentInWords(new Date('2026-11-22T18:00:00+08:00'), now)).toBe('昨天 18:00')
    expect(momentInWords(new Date('2026-11-27T18:00:00+08:00'), now)).toBe('11月27日 周五 18:00')
  })

  it('names the year when it is another one', () => {
    expect(plainDateInWords('2027-01-04', now)).toBe('2027年1月4日')
  })

  it('rounds spans down', () => {
    expect(spanInWords(59 * 60_000)).toBe('59 分钟')
    expect(spanInWords(-119 * 60_000)).toBe('1 小时')
    expect(spanInWords(47 * 3_600_000)).toBe('1 天')
  })
})

describe('nearness of a limit', () => {
  it.each([
    ['2026-11-23T09:59:59+08:00', 'late'],
    ['2026-11-23T18:00:00+08:00', 'today'],
    ['2026-11-24T18:00:00+08:00', 'soon'],
    ['2026-11-27T18:00:00+08:00', 'later'],
    [null, 'none'],
  ])('%s is %s', (dueAt, expected) => {
    expect(nearness(dueAt, now)).toBe(expected)
  })
})
