import type { Role } from '@/api/types'

/** Who opens lists of petitions and campaigns: an assessor is told numbers and not whose they are. */
const READERS: readonly Role[] = ['DESK', 'HANDLER', 'DEPARTMENT_LEAD', 'SUPERVISOR', 'ADMIN', 'AUDITOR']

export const readsPetitions = (roles: ReadonlySet<Role>) => READERS.some((role) => roles.has(role))
