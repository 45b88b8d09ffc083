import type { PetitionRow } from '@/api/types'
import { formOf } from '../actions/forms'
import type { ActionForm } from '../actions/fields'

export type BulkAction = 'accept' | 'dispatch'

export const BULK_ACTIONS: readonly BulkAction[] = ['accept', 'dispatch']

const FROM: Record<BulkAction, string> = { accept: 'SUBMITTED', dispatch: 'ACCEPTED' }

/** Which of the chosen ones the action is for; the others stay chosen and are not touched. */
export function fitting(rows: readonly PetitionRow[], action: BulkAction): PetitionRow[] {
  return rows.filter(({ status, ball }) => status === FROM[action] && ball.holder === 'DESK')
}

/** The action's own form, less what differs from petition to petition: each keeps the category it was filed under. */
export function bulkForm(action: BulkAction): ActionForm {
  const form = formOf(action)
  const { category: _, ...fields } = form.fields
  return { ...form, fields }
}

export function bodyFor(row: PetitionRow, action: BulkAction, members: Record<string, unknown>) {
  return { action, ...members, ...(action === 'accept' && { category: row.category }) }
}

/** How one of many went. */
export interface Outcome {
  readonly row: PetitionRow
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly error?: unknown
}

/** Runs a task for each, a few at a time; each answers by itself, and none stops the others. */
export async function eachByItself<T>(items: readonly T[], atOnce: number, task: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const workers = Array.from({ length: Math.min(atOnce, left.length) }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await task(next)
  })
  await Promise.all(workers)
}
