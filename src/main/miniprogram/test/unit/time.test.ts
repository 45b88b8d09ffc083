import { describe, expect, it } from 'vitest'
import { byWords, clockOf, dayAfter, dayOf, momentOf, plainDateWords, remainingWords, spanWords, whenWords } from '../../src/core/time'

/** Monday 23 November 2026, 17:00 in Beijing. */
const NOW = Date.parse('2026-11-23T17:00:00+08:00')

describe('a plain date', () => {
  it('is told without its year, or with it where it is another', () => {
    expect(plainDateWords('2026-12-08', NOW)).toBe('12月8日')
    expect(plainDateWords('2025-03-07', NOW)).toBe('2025年3月7日')
    expect(plainDateWords('', NOW)).toBe('')
  })
})

describe('when something happened', () => {
  it.each([
    ['2026-11-23T16:59:40+08:00', '刚刚'],
    ['2026-11-23T16:55:00+08:00', '5 分钟前'],
    ['2026-11-23T08:05:00+08:00', '今天 08:05'],
    ['2026-11-22T23:59:00+08:00', '昨天 23:59'],
    ['2026-03-02T10:00:00+08:00', '3月2日 10:00'],
    ['2024-03-02T10:00:00+08:00', '2024年3月2日'],
  ])('%s is told as %s', (at, words) => {
    expect(whenWords(at, NOW)).toBe(words)
  })

  it('is told in Beijing time whatever offset it is written with', () => {
    // 17:30 UTC on the 22nd is 01:30 on the 23rd in Beijing.
    expect(whenWords('2026-11-22T17:30:00Z', NOW)).toBe('今天 01:30')
  })

  it('does not call the future "minutes ago" when the clocks of phone and service differ', () => {
    expect(whenWords('2026-11-23T17:02:00+08:00', NOW)).toBe('今天 17:02')
  })
})

describe('what is promised', () => {
  it.each([
    ['2026-11-23T18:00:00+08:00', '今天（11月23日）18:00 前'],
    ['2026-11-24T18:00:00+08:00', '明天（11月24日）18:00 前'],
    ['2026-11-25T18:00:00+08:00', '后天（11月25日）18:00 前'],
    ['2026-11-26T18:00:00+08:00', '11月26日（周四）18:00 前'],
    ['2027-01-04T18:00:00+08:00', '2027年1月4日（周一）18:00 前'],
  ])('%s is told as %s', (due, words) => {
    expect(byWords(due, NOW)).toBe(words)
  })
})

describe('how long is left', () => {
  it.each([
    ['2026-11-23T18:00:00+08:00', false, '就在今天'],
    ['2026-11-24T00:01:00+08:00', false, '就在明天'],
    ['2026-11-28T18:00:00+08:00', false, '还有 5 天'],
    ['2026-11-23T16:59:00+08:00', true, '已超时'],
    ['2026-11-21T18:00:00+08:00', true, '已超时 2 天'],
  ])('until %s', (due, late, words) => {
    expect(remainingWords(due, NOW)).toEqual({ late, words })
  })
})

describe('when an activity takes place', () => {
  it.each([
    ['2026-11-23T18:00:00+08:00', '2026-11-23T19:30:00+08:00', '今天（11月23日）18:00–19:30'],
    ['2026-11-22T18:00:00+08:00', '2026-11-22T19:30:00+08:00', '昨天（11月22日）18:00–19:30'],
    ['2026-12-05T22:00:00+08:00', '2026-12-06T01:00:00+08:00', '12月5日（周六）22:00–次日 01:00'],
    ['2027-01-04T09:00:00+08:00', '2027-01-06T17:00:00+08:00', '2027年1月4日（周一）09:00–1月6日 17:00'],
  ])('from %s to %s', (start, end, words) => {
    expect(spanWords(start, end, NOW)).toBe(words)
  })
})

describe('days and clocks of a form', () => {
  it('are those of Beijing', () => {
    const late = Date.parse('2026-11-23T16:30:00Z')
    expect(dayOf(late)).toBe('2026-11-24')
    expect(clockOf(late)).toBe('00:30')
    expect(momentOf('2026-11-24', '00:30')).toBe('2026-11-24T00:30:00+08:00')
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
    expect(dayAfter('2026-03-01', -365)).toBe('2025-03-01')
  })
})
