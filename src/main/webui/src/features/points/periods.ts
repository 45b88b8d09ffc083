import { dayOf } from '@/lib/time'

export interface Periods {
  readonly month: string
  readonly lastMonth: string
  readonly quarter: string
  readonly year: string
  readonly lastYear: string
}

/** The periods that people ask for, as the contract names them: 2026-11, 2026-Q4, 2026. */
export function periodsAt(now: Date): Periods {
  const [year = '', month = ''] = dayOf(now).split('-')
  const before = Number(month) === 1 ? `${Number(year) - 1}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`
  return {
    month: `${year}-${month}`,
    lastMonth: before,
    quarter: `${year}-Q${Math.ceil(Number(month) / 3)}`,
    year,
    lastYear: String(Number(year) - 1),
  }
}

export const PERIOD_NAMES = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const satisfies readonly (keyof Periods)[]
