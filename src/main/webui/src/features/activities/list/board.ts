import type { ActivityKind, ActivityRow, ActivityStatus } from '@/api/types'
import { dayOf } from '@/lib/time'

/** The board's views: what is running and coming, what is over, check-ins that wait for a decision, and own members elsewhere. */
export type View = 'current' | 'past' | 'review' | 'away'

/** Views that list check-ins and not activities. */
export const showsCheckIns = (view: View): boolean => view === 'review' || view === 'away'

export interface Filter {
  readonly view: View
  readonly kind: ActivityKind | null
  readonly organisationId: string | null
}

const STATUSES: Record<View, readonly ActivityStatus[]> = {
  current: ['OPEN', 'PUBLISHED', 'SCHEDULED', 'DRAFT'],
  past: ['CLOSED', 'CANCELLED'],
  review: [],
  away: [],
}

export const statusesOf = (view: View): readonly ActivityStatus[] => STATUSES[view]

export type GroupName = 'open' | 'unfinished' | 'today' | 'coming' | 'planning' | 'over'

export interface Group {
  readonly name: GroupName
  readonly rows: ActivityRow[]
}

const ORDER: readonly GroupName[] = ['open', 'unfinished', 'today', 'coming', 'planning', 'over']
const start = ({ startsAt }: ActivityRow) => Date.parse(startsAt)
const hasEnded = ({ endsAt }: ActivityRow, now: Date) => Date.parse(endsAt) <= now.getTime()

function groupOf(row: ActivityRow, now: Date): GroupName {
  switch (row.status) {
    case 'CLOSED':
    case 'CANCELLED':
      return 'over'
    case 'DRAFT':
    case 'SCHEDULED':
      return 'planning'
    case 'OPEN':
      return hasEnded(row, now) ? 'unfinished' : 'open'
    case 'PUBLISHED':
      // it opens by itself before its start; what nobody opened or closed in time is unfinished too
      if (hasEnded(row, now)) return 'unfinished'
      if (row.checkInOpen) return 'open'
      return dayOf(new Date(row.startsAt)) === dayOf(now) ? 'today' : 'coming'
  }
}

/** What runs now first, then what is left over, then what comes next, the nearest first; what is over, the latest first. */
export function grouped(rows: readonly ActivityRow[], now: Date): Group[] {
  return ORDER.map((name) => {
    const own = rows.filter((row) => groupOf(row, now) === name)
    const sorted = own.toSorted((a, b) => (name === 'over' ? start(b) - start(a) : start(a) - start(b)))
    return { name, rows: sorted }
  }).filter((group) => group.rows.length > 0)
}

/** Whether an activity that just changed belongs to what is shown. Branches are the service's to judge: a tree stands behind them. */
export function matches(row: ActivityRow, filter: Filter): boolean {
  return statusesOf(filter.view).includes(row.status) && (!filter.kind || row.kind === filter.kind)
}
