import type { Role } from '@/api/types'
import type { Topic } from '@/stores/live'

const DESKS: readonly Role[] = ['DESK', 'HANDLER', 'DEPARTMENT_LEAD', 'SUPERVISOR', 'ASSESSOR', 'ADMIN', 'AUDITOR']
const RULERS: readonly Role[] = ['SUPERVISOR', 'ADMIN', 'AUDITOR']
/** Who may file for an enterprise. */
const CLERKS: readonly Role[] = ['DESK', 'INSTRUCTOR']
const STAFF: readonly Role[] = ['SECRETARY', ...DESKS]

/** The places of the staff view and who finds work or answers there; what is shown in each the service decides. */
const PLACES = [
  { name: 'petitions', path: '/petitions', icon: 'inbox', roles: DESKS },
  { name: 'filing', path: '/file-for', icon: 'edit', roles: CLERKS },
  { name: 'services', path: '/services', icon: 'book', roles: DESKS },
  { name: 'activities', path: '/activities', icon: 'flag', roles: STAFF },
  { name: 'points', path: '/points', icon: 'star', roles: STAFF },
  { name: 'statistics', path: '/statistics', icon: 'board', roles: DESKS },
  { name: 'limits', path: '/limits', icon: 'clock', roles: RULERS },
  { name: 'notifications', path: '/notifications', icon: 'bell', roles: null },
] as const

export type Place = (typeof PLACES)[number]

const any = (roles: ReadonlySet<Role>, wanted: readonly Role[]) => wanted.some((role) => roles.has(role))

export function placesOf(roles: ReadonlySet<Role>): Place[] {
  return PLACES.filter((place) => place.roles === null || any(roles, place.roles))
}

/** Where a person's work is: petitions before a branch's affairs; who has neither begins with the inbox. */
export function homeOf(roles: ReadonlySet<Role>): string {
  return placesOf(roles)[0]?.path ?? '/notifications'
}

/** The live connection that stays open wherever the person is. */
export function keptTopic(roles: ReadonlySet<Role>): Topic | null {
  if (any(roles, DESKS)) return 'petition'
  return any(roles, STAFF) ? 'activity' : null
}
