import type { ActivityKind, Role } from '@/api/types'

export const KINDS: readonly ActivityKind[] = [
  'THEME_PARTY_DAY',
  'BRANCH_MEETING',
  'COMMITTEE_MEETING',
  'GROUP_MEETING',
  'PARTY_LECTURE',
  'DEMOCRATIC_REVIEW',
]

/** Who plans activities; for which organisation the service decides. */
export const mayPlan = (roles: ReadonlySet<Role>) => roles.has('SECRETARY') || roles.has('ADMIN')
