import type { Role } from '@/api/types'

/** Who writes services and policies; for which places the service decides. */
export const EDITORS: readonly Role[] = ['DESK', 'DEPARTMENT_LEAD', 'SUPERVISOR', 'ADMIN']
