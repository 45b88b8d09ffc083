import type { LocationQuery } from 'vue-router'
import type { PetitionRate, PetitionStatistics } from '@/api/types'
import { dayOf } from '@/lib/time'

export const RATES = ['response', 'solved', 'satisfaction', 'onTime'] as const
export const DURATIONS = ['days1', 'days3', 'days5', 'days10', 'days20', 'daysMore'] as const
/** What a list of petitions can stand behind. */
export const MEASURES = [...RATES, ...DURATIONS] as const
export const GROUPINGS = ['department', 'category', 'period', 'area'] as const
export const COMPARISONS = ['none', 'before', 'lastYear'] as const
export const SPANS = ['month', 'quarter', 'year', 'lastYear', 'own'] as const
export const PARTS = ['numerator', 'denominator'] as const

export type RateName = (typeof RATES)[number]
/** What can be shown as bars: a rate, or how many petitions there are. */
export const CHARTS = [...RATES, 'cases'] as const

export type Chart = (typeof CHARTS)[number]
export type Duration = (typeof DURATIONS)[number]
export type Measure = (typeof MEASURES)[number]
export type Grouping = (typeof GROUPINGS)[number]
export type Comparison = (typeof COMPARISONS)[number]
export type SpanName = (typeof SPANS)[number]
export type Part = (typeof PARTS)[number]

export type Line = PetitionStatistics['rows'][number]

/** Days from one to another, both counted, as the contract writes them. */
export interface Days {
  readonly from: string
  readonly to: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** The days that people mean; what runs still ends today. */
export function daysOf(span: Exclude<SpanName, 'own'>, now: Date): Days {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const begins = {
    month: `${year}-${two(month)}-01`,
    quarter: `${year}-${two(month - ((month - 1) % 3))}-01`,
    year: `${year}-01-01`,
    lastYear: `${year - 1}-01-01`,
  }
  return { from: begins[span], to: span === 'lastYear' ? `${year - 1}-12-31` : today }
}

/** A month as a row names it, as far as it lies within some days. */
export function monthWithin(month: string, { from, to }: Days): Days {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const begin = `${month}-01`
  const end = `${month}-${last}`
  return { from: begin > from ? begin : from, to: end < to ? end : to }
}

/** All days of a month. */
export const daysOfMonth = (month: string): Days => monthWithin(month, { from: `${month}-01`, to: `${month}-31` })

/** How much of the whole, from 0 to 1. */
export const shareOf = ({ numerator, denominator }: PetitionRate) => numerator / (denominator || 1)

/** Only what is whole is shown as such. */
export const percentOf = ({ numerator, denominator }: PetitionRate) =>
  denominator === 0 ? '—' : `${Math.min(Math.round((numerator * 1000) / denominator) / 10, numerator < denominator ? 99.9 : 100)}%`

export const oneOf = <T extends string>(known: readonly T[], value: unknown, otherwise: T): T => (known.includes(value as T) ? (value as T) : otherwise)
/** What an address says under a name. */
export const textIn = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

export interface Asked {
  readonly span: SpanName
  readonly days: Days
  readonly by: Grouping
  readonly chart: Chart
  readonly comparison: Comparison
}

/** What an address asks for; it lives there, so that it survives a reload and can be sent to a colleague. */
export function askedIn(query: LocationQuery, now: Date): Asked {
  const span = oneOf(SPANS, query.span, 'year')
  const usual = daysOf(span === 'own' ? 'year' : span, now)
  return {
    span,
    days: span === 'own' ? { from: textIn(query.from) ?? usual.from, to: textIn(query.to) ?? usual.to } : usual,
    by: oneOf(GROUPINGS, query.by, 'department'),
    chart: oneOf(CHARTS, query.chart, 'response'),
    comparison: oneOf(COMPARISONS, query.with, 'none'),
  }
}

/** What narrows the list behind a number to its row; the total is narrowed to nothing. */
export function narrowingOf(by: Grouping, key: string, days: Days): Record<string, string> {
  if (key === '') return { ...days }
  if (by === 'period') return { ...monthWithin(key, days) }
  return { ...days, [{ department: 'departmentId', category: 'category', area: 'areaId' }[by]]: key }
}

const dayMs = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10)
const isMonthEnd = (day: string) => dayAt(at(day) + dayMs).endsWith('-01')

/** The same day so many months before; the last of a month where it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0))
  return dayAt(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
}

/**
 * The days that some days are compared with: those of a year before, or as many right before. Whole months are compared with whole
 * months.
 */
export function comparedWith({ from, to }: Days, comparison: Exclude<Comparison, 'none'>): Days {
  if (comparison === 'lastYear') return { from: monthsBefore(from, 12), to: isMonthEnd(to) ? endOfMonth(monthsBefore(to, 12)) : monthsBefore(to, 12) }
  const end = dayAt(at(from) - dayMs)
  if (from.endsWith('-01')) {
    const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
    return { from: monthsBefore(from, months), to: isMonthEnd(to) ? end : monthsBefore(to, months) }
  }
  return { from: dayAt(2 * at(from) - at(to) - dayMs), to: end }
}

const endOfMonth = (day: string) => dayAt(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))

/** By how many points of a hundred a rate rose; nothing where one of both has nothing to count. */
export function risenBy(now: PetitionRate, before: PetitionRate | undefined): number | null {
  if (!before || now.denominator === 0 || before.denominator === 0) return null
  return Math.round((shareOf(now) - shareOf(before)) * 1000) / 10
}
