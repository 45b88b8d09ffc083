import type { LocationQuery } from 'vue-router'
import type { PetitionStatus, Role } from '@/api/types'
import { homeQueue, type Filter, type QueueName } from './queue'

const QUEUE_NAMES: readonly string[] = [
  'MINE', 'DESK', 'DEPARTMENT', 'HANDLER', 'TEAM', 'RULING', 'EXTENSION', 'REVIEW', 'OVERDUE', 'ALL', 'EVERY',
] satisfies QueueName[]

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The filter that an address says; it lives there, so that it survives a reload and can be sent to a colleague. */
export function filterIn(query: LocationQuery, roles: ReadonlySet<Role>): Filter {
  const queue = text(query.queue)
  return {
    queue: QUEUE_NAMES.includes(queue) ? (queue as QueueName) : homeQueue(roles),
    status: (text(query.status) || null) as PetitionStatus | null,
    category: text(query.category) || null,
    departmentId: text(query.departmentId) || null,
    overdue: query.overdue === 'true',
    q: text(query.q),
  }
}

/** The address of a filter; what is as usual is left out. */
export function addressOf(filter: Filter, roles: ReadonlySet<Role>): Record<string, string> {
  return {
    ...(filter.queue !== homeQueue(roles) && { queue: filter.queue }),
    ...(filter.status && { status: filter.status }),
    ...(filter.category && { category: filter.category }),
    ...(filter.departmentId && { departmentId: filter.departmentId }),
    ...(filter.overdue && { overdue: 'true' }),
    ...(filter.q && { q: filter.q }),
  }
}
