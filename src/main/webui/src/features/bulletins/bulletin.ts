import type { Bulletin, BulletinWords, Role } from '@/api/types'
import type { FormShape, Option, Values } from '@/features/forms/fields'
import { dayOf } from '@/lib/time'

/** Who writes bulletins, for the own district or township. */
export const WRITERS: readonly Role[] = ['DESK', 'SUPERVISOR']

/** What is written beside the numbers, in the order of the paper. */
export const PARTS = ['overview', 'practice', 'problems', 'demands'] as const
const MONTHS = 12

/** The months that are over, the latest first, as in 2026-10. */
export function monthsOver(now: Date): string[] {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - 2 - n, 1)).toISOString().slice(0, 7))
}

export const partsOf = (month: string) => ({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) })

/** The key of what is called so, where only one thing is. */
export function keyNamed(known: readonly { key: string; label: string }[], label: string): string | null {
  const found = known.filter((one) => one.label === label)
  return found.length === 1 ? (found[0]?.key ?? null) : null
}

/** Whoever writes for one office only is not asked for which. */
export const openingShape = (months: () => readonly Option[], offices: () => readonly Option[]): FormShape => ({
  fields: {
    officeId: { kind: 'pick', label: 'bulletinOffice', required: true, options: offices, when: () => offices().length > 1 },
    month: { kind: 'pick', label: 'bulletinMonth', required: true, options: months },
  },
})

const part = (label: string) => ({ kind: 'text', label, hint: 'bulletinEmptyHint', required: false, max: 3000, rows: 5 }) as const

export const wordsShape: FormShape = {
  fields: {
    title: { kind: 'line', label: 'bulletinTitle', required: true, max: 60 },
    overview: part('bulletinOverview'),
    practice: part('bulletinPractice'),
    problems: part('bulletinProblems'),
    demands: part('bulletinDemands'),
  },
}

export const wordsOf = ({ title, overview, practice, problems, demands }: Bulletin): BulletinWords => ({ title, overview, practice, problems, demands })

/** The contract wants all parts, also those that nobody wrote. */
export const wordsBody = (members: Values): BulletinWords => ({ overview: '', practice: '', problems: '', demands: '', ...members }) as BulletinWords

/** The members that another wrote meanwhile. */
export function changedWords(before: Bulletin, after: Bulletin): (keyof BulletinWords)[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  return (Object.keys(now) as (keyof BulletinWords)[]).filter((name) => old[name] !== now[name])
}
