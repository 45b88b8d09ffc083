import { dayOf } from './time'

/** The periods that points are told by. */
export type PeriodKind = 'month' | 'quarter' | 'year'

export const PERIOD_KINDS = [
  { code: 'month', label: '按月' },
  { code: 'quarter', label: '按季' },
  { code: 'year', label: '按年' },
] as const

/** The period of a kind so many steps before the present one, as the contract writes it: `2026-11`, `2026-Q4`, `2026`. */
export function periodOf(kind: PeriodKind, now: number, back = 0): string {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  if (kind === 'year') {
    return String(year - back)
  }
  const length = kind === 'month' ? 1 : 3
  const index = Math.floor((year * 12 + month - 1) / length) - back
  const perYear = 12 / length
  const step = (index % perYear) + 1
  return `${Math.floor(index / perYear)}-${kind === 'month' ? String(step).padStart(2, '0') : `Q${step}`}`
}

/** "2026年11月", "2026年第四季度", "2026年". */
export function periodWords(period: string): string {
  const [year, step] = period.split('-')
  if (step === undefined) {
    return `${year}年`
  }
  return step.startsWith('Q') ? `${year}年第${'一二三四'[Number(step[1]) - 1]}季度` : `${year}年${Number(step)}月`
}
