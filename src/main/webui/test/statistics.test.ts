import { describe, expect, it } from 'vitest'
import { askedIn, comparedWith, daysOf, daysOfMonth, monthWithin, narrowingOf, percentOf, risenBy, shareOf } from '@/features/statistics/rates'
import { nameIn } from '@/api/useDownload'

const now = new Date('2026-11-27T00:30:00+08:00')
const before = (from: string, to: string) => Object.values(comparedWith({ from, to }, 'before'))
const lastYear = (from: string, to: string) => Object.values(comparedWith({ from, to }, 'lastYear'))
const days = { from: '2026-02-10', to: '2026-11-20' }

describe('the days of the statistics', () => {
  it('are those of the township, and end today while they run', () => {
    expect(daysOf('month', now)).toEqual({ from: '2026-11-01', to: '2026-11-27' })
    expect(daysOf('quarter', now)).toEqual({ from: '2026-10-01', to: '2026-11-27' })
    expect(daysOf('year', now)).toEqual({ from: '2026-01-01', to: '2026-11-27' })
    expect(daysOf('lastYear', now)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(daysOf('quarter', new Date('2026-03-31T10:00:00+08:00')).from).toBe('2026-01-01')
  })

  it('come from the address, and what it says wrongly is as usual', () => {
    expect(askedIn({}, now)).toEqual({ span: 'year', days: daysOf('year', now), by: 'department', chart: 'response', comparison: 'none' })
    expect(askedIn({ span: 'own', from: '2026-02-10', to: '', by: 'week', chart: 'cases', with: 'before' }, now)).toEqual({
      span: 'own',
      days: { from: '2026-02-10', to: '2026-11-27' },
      by: 'department',
      chart: 'cases',
      comparison: 'before',
    })
  })

  it('of a month are cut to those that were asked for', () => {
    expect(monthWithin('2026-02', days)).toEqual({ from: '2026-02-10', to: '2026-02-28' })
    expect(monthWithin('2026-05', days)).toEqual({ from: '2026-05-01', to: '2026-05-31' })
    expect(monthWithin('2026-11', days)).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect([daysOfMonth('2026-02'), daysOfMonth('2026-12')].map(({ to }) => to)).toEqual(['2026-02-28', '2026-12-31'])
  })
})

describe('the days that some are compared with', () => {
  it('are as many right before', () => {
    expect(before('2026-02-10', '2026-02-19')).toEqual(['2026-01-31', '2026-02-09'])
    expect(before('2026-03-05', '2026-03-05')).toEqual(['2026-03-04', '2026-03-04'])
  })

  it('are months where they begin with one', () => {
    expect(before('2026-11-01', '2026-11-27')).toEqual(['2026-10-01', '2026-10-27'])
    expect(before('2026-03-01', '2026-03-31')).toEqual(['2026-02-01', '2026-02-28'])
    expect(before('2026-10-01', '2026-11-27')).toEqual(['2026-08-01', '2026-09-27'])
    expect(before('2025-01-01', '2025-12-31')).toEqual(['2024-01-01', '2024-12-31'])
    expect(before('2026-03-01', '2026-03-30')).toEqual(['2026-02-01', '2026-02-28'])
  })

  it('are those of a year before', () => {
    expect(lastYear('2026-01-01', '2026-11-27')).toEqual(['2025-01-01', '2025-11-27'])
    expect(lastYear('2024-02-01', '2024-02-29')).toEqual(['2023-02-01', '2023-02-28'])
    expect(lastYear('2025-02-01', '2025-02-28')).toEqual(['2024-02-01', '2024-02-29'])
  })

  it('say by how much a rate rose, where both have something to count', () => {
    expect(risenBy({ numerator: 9, denominator: 10 }, { numerator: 7, denominator: 9 })).toBe(12.2)
    expect(risenBy({ numerator: 1, denominator: 2 }, { numerator: 2, denominator: 4 })).toBe(0)
    expect(risenBy({ numerator: 1, denominator: 2 }, { numerator: 0, denominator: 0 })).toBeNull()
    expect(risenBy({ numerator: 1, denominator: 2 }, undefined)).toBeNull()
  })
})

describe('the name of a file', () => {
  it('is that which the service gives', () => {
    expect(nameIn("attachment; filename=\"a.pdf\"; filename*=UTF-8''%E8%AF%89%E6%B1%82.pdf", 'x.pdf')).toBe('诉求.pdf')
    expect(nameIn(null, 'x.pdf')).toBe('x.pdf')
  })
})

describe('a rate', () => {
  it('is shown as percent, and as nothing where nothing counts', () => {
    expect(percentOf({ numerator: 41, denominator: 44 })).toBe('93.2%')
    expect(percentOf({ numerator: 3, denominator: 3 })).toBe('100%')
    expect(percentOf({ numerator: 0, denominator: 5 })).toBe('0%')
    expect(percentOf({ numerator: 2999, denominator: 3000 })).toBe('99.9%')
    expect(percentOf({ numerator: 0, denominator: 0 })).toBe('—')
    expect(shareOf({ numerator: 0, denominator: 0 })).toBe(0)
  })

  it('opens the list of its row, and all where it is the total', () => {
    expect(narrowingOf('department', 'd', days)).toEqual({ ...days, departmentId: 'd' })
    expect(narrowingOf('category', 'TAX', days)).toEqual({ ...days, category: 'TAX' })
    expect(narrowingOf('period', '2026-02', days)).toEqual({ from: '2026-02-10', to: '2026-02-28' })
    expect(narrowingOf('area', 'v', days)).toEqual({ ...days, areaId: 'v' })
    expect(narrowingOf('category', '', days)).toEqual(days)
  })
})
