import type { RouteLocationRaw } from 'vue-router'
import type { Notification } from '@/api/types'

/** Where what a notification is about can be seen and done. */
export function pageOf({ kind, subject: { type, id } }: Notification): RouteLocationRaw {
  switch (type) {
    case 'PETITION':
      return { name: 'petition', params: { id } }
    case 'PETITION_LIST':
      // what is due today stands first in the list as it is; what is late has a queue of its own
      return { name: 'petitions', query: kind === 'petitions-late' ? { queue: 'OVERDUE' } : {} }
    case 'POLICY':
      return { name: 'policy', params: { id } }
    case 'CAMPAIGN':
      return { name: 'campaign', params: { id } }
    case 'ACTIVITY':
      return { name: 'activity', params: { id } }
    case 'POINTS_CLAIM':
      return { name: 'claim', params: { id } }
    case 'CHECK_IN':
      return { name: 'check-in', params: { id } }
    case 'LEAVE_REQUEST':
      return { name: 'activities' }
  }
}
