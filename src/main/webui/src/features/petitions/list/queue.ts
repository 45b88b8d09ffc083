import type { Me, PetitionRow, PetitionStatus, Role } from '@/api/types'
import { nearness, type Nearness } from '@/lib/time'

const OPEN: readonly PetitionStatus[] = [
  'SUBMITTED',
  'ACCEPTED',
  'DISPATCHED',
  'TAKEN',
  'HANDLING',
  'CONSULTING',
  'PAUSED',
  'ANSWERED',
]

/** Where a role's work lies. Only a first sieve, to ask the service for less; `waitsFor` decides. */
const STATUSES: Partial<Record<Role, readonly PetitionStatus[]>> = {
  DESK: ['SUBMITTED', 'ACCEPTED'],
  DEPARTMENT_LEAD: ['DISPATCHED', 'TAKEN', 'HANDLING', 'CONSULTING'],
  HANDLER: ['DISPATCHED', 'TAKEN', 'HANDLING', 'CONSULTING'],
  SUPERVISOR: OPEN,
}

export function waitingStatuses(roles: ReadonlySet<Role>): PetitionStatus[] {
  const wanted = new Set([...roles].flatMap((role) => STATUSES[role] ?? []))
  return OPEN.filter((status) => wanted.has(status))
}

/** Whether a petition waits for this person: who holds the ball, seen from their roles. A supervisor watches all that is worked on. */
export function waitsFor(row: PetitionRow, me: Me, roles: ReadonlySet<Role>): boolean {
  if (!waitingStatuses(roles).includes(row.status)) return false
  // an answered one waits for its filer, until a second dissatisfaction brings it to the supervisor
  if (roles.has('SUPERVISOR')) return row.status !== 'ANSWERED' || row.ball.holder === 'SUPERVISOR'
  switch (row.ball.holder) {
    case 'DESK':
      return roles.has('DESK')
    case 'DEPARTMENT':
      return roles.has('DEPARTMENT_LEAD') || roles.has('HANDLER')
    case 'HANDLER':
    case 'CONVENOR':
      // a lead answers for the whole department; a cadre for what they claimed
      return roles.has('DEPARTMENT_LEAD') || (roles.has('HANDLER') && row.handler?.id === me.id)
    default:
      return false
  }
}

/** The limit that counts for whoever holds the ball; before there is one, the date the filer was told. */
export function limitOf(row: PetitionRow): string | null {
  return row.ball.due ?? row.dueAt
}

const URGENCY: Record<string, number> = { CRITICAL: 0, URGENT: 1 }
const moment = (text: string | null) => (text ? Date.parse(text) : Number.POSITIVE_INFINITY)

/** Nearest limit first; then what is urgent; then who has waited longest. */
export function byNearestLimit(a: PetitionRow, b: PetitionRow): number {
  const [limitA, limitB] = [moment(limitOf(a)), moment(limitOf(b))]
  if (limitA !== limitB) return limitA < limitB ? -1 : 1
  const urgency = (URGENCY[a.urgency ?? ''] ?? 2) - (URGENCY[b.urgency ?? ''] ?? 2)
  if (urgency !== 0) return urgency
  return moment(a.submittedAt) - moment(b.submittedAt) || a.id.localeCompare(b.id)
}

/** Newest first, as the service lists them. */
export function byNewest(a: PetitionRow, b: PetitionRow): number {
  const [submittedA, submittedB] = [moment(a.submittedAt), moment(b.submittedAt)]
  return submittedA === submittedB ? b.id.localeCompare(a.id) : submittedB - submittedA
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

export interface Filter {
  readonly view: 'waiting' | 'all'
  readonly status: PetitionStatus | null
  readonly category: string | null
  readonly q: string
}

/** Whether a petition that just changed belongs to the list that is shown. The service decides the same for a fresh list. */
export function matches(petition: PetitionRow & { text: string | null }, filter: Filter): boolean {
  if (filter.status && petition.status !== filter.status) return false
  if (filter.category && petition.category !== filter.category) return false
  const q = filter.q.trim()
  return q.length < 2 || [petition.title, petition.text, petition.number].some((text) => text?.includes(q))
}
