import { describe, expect, it } from 'vitest'
import { periodOf, periodWords, type PeriodKind } from '../../src/core/periods'

const JANUARY = Date.parse('2026-01-31T23:30:00+08:00')

describe('a period', () => {
  it.each<[PeriodKind, number, string, string]>([
    ['month', 0, '2026-01', '2026年1月'],
    ['month', 1, '2025-12', '2025年12月'],
    ['month', 13, '2024-12', '2024年12月'],
    ['quarter', 0, '2026-Q1', '2026年第一季度'],
    ['quarter', 1, '2025-Q4', '2025年第四季度'],
    ['quarter', 5, '2024-Q4', '2024年第四季度'],
    ['year', 0, '2026', '2026年'],
    ['year', 2, '2024', '2024年'],
  ])('%s, %i back, is %s and told as %s', (kind, back, period, words) => {
    expect(periodOf(kind, JANUARY, back)).toBe(period)
    expect(periodWords(period)).toBe(words)
  })

  it('begins by the clock of Beijing', () => {
    expect(periodOf('month', Date.parse('2026-01-31T16:30:00Z'))).toBe('2026-02')
  })
})
