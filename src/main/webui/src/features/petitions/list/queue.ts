import type { PetitionQueue, PetitionRow, PetitionStatus, Role } from '@/api/types'
import { nearness, type Nearness } from '@/lib/time'

/** A queue of the service's, or everything one may see, newest first. */
export type QueueName = PetitionQueue | 'EVERY'

/** What a person may be offered, in the order of the chips; the service decides what lies in each. */
const QUEUES: Partial<Record<Role, readonly PetitionQueue[]>> = {
  DESK: ['DESK'],
  DEPARTMENT_LEAD: ['DEPARTMENT', 'TEAM'],
  HANDLER: ['DEPARTMENT', 'HANDLER'],
  SUPERVISOR: ['RULING', 'EXTENSION', 'REVIEW'],
}

/** One's own queues stand between all that waits and what is watched; one alone would only repeat what waits. */
export function queuesOf(roles: ReadonlySet<Role>): QueueName[] {
  const own = [...new Set([...roles].flatMap((role) => QUEUES[role] ?? []))]
  return [...(own.length > 0 ? (['MINE'] as const) : []), ...(own.length > 1 ? own : []), 'OVERDUE', 'ALL', 'EVERY']
}

/** Where the desk of a person opens: what waits for them; who only looks sees all that is open. */
export const homeQueue = (roles: ReadonlySet<Role>): QueueName => queuesOf(roles)[0] ?? 'ALL'

export interface Filter {
  readonly queue: QueueName
  readonly status: PetitionStatus | null
  readonly category: string | null
  readonly departmentId: string | null
  readonly overdue: boolean
  readonly q: string
}

export const isFiltered = ({ status, category, departmentId, overdue, q }: Filter) =>
  Boolean(status || category || departmentId || overdue || q.trim())

/** The limit that counts for whoever holds the ball; before there is one, the date the filer was told. */
export function limitOf(row: PetitionRow): string | null {
  return row.ball.due ?? row.dueAt
}

const DAY = 86_400_000

/** How hot it is: not late, just late, more than a day, more than three. */
export function heatOf(row: PetitionRow, now: Date): 0 | 1 | 2 | 3 {
  const limit = limitOf(row)
  if (!limit || row.ball.holder === 'FILER' || row.ball.holder === 'NOBODY') return 0
  const late = now.getTime() - Date.parse(limit)
  if (late <= 0) return 0
  if (late <= DAY) return 1
  return late <= 3 * DAY ? 2 : 3
}

export interface Group {
  readonly nearness: Nearness
  readonly rows: PetitionRow[]
}

const NEARNESSES: readonly Nearness[] = ['late', 'today', 'soon', 'later', 'none']

/** Rows already in order, under the headings that say how near their limits are. A paused clock is no limit. */
export function grouped(rows: readonly PetitionRow[], now: Date): Group[] {
  const nearnessOf = (row: PetitionRow): Nearness => (row.status === 'PAUSED' ? 'none' : nearness(limitOf(row), now))
  return NEARNESSES.map((name) => ({ nearness: name, rows: rows.filter((row) => nearnessOf(row) === name) })).filter(
    (group) => group.rows.length > 0,
  )
}
