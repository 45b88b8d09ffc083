import { isSecretary } from './session'
import type { Me, Schemas } from './api'
import { pages } from './navigation'

/** Where a notice leads: to the thing itself, or to the list in which it is decided; null where it is for staff before their screens. */
export function pageOf(subject: Schemas['Notification']['subject'], user: Me): string | null {
  switch (subject.type) {
    case 'ACTIVITY':
      return pages.activity(subject.id)
    case 'POINTS_CLAIM':
      return pages.claim(subject.id)
    case 'PETITION':
      return pages.detail(subject.id)
    case 'PETITION_LIST':
      return pages.list('all')
    case 'POLICY':
      return pages.policy(subject.id, '')
    case 'CAMPAIGN':
      return null
    case 'CHECK_IN':
      return isSecretary(user) ? pages.checkInCase(subject.id) : pages.points
    case 'LEAVE_REQUEST':
      return isSecretary(user) ? pages.waiting : pages.activities
  }
}
