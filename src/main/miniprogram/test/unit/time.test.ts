import { describe, expect, it } from 'vitest'
import { byWords, remainingWords, whenWords } from '../../src/core/time'

/** Monday 23 November 2026, 17:00 in Beijing. */
const NOW = Date.parse('2026-11-23T17:00:00+08:00')

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
