import type { components } from '@/api/v1'
import type { Activity } from '@/api/types'

export type AllowedAction = components['schemas']['Activity']['allowedActions'][number]

/** What is offered in the panel. Checking in others, the roster and one's own part have places of their own on the page. */
const OFFERED = ['schedule', 'publish', 'open', 'show-code', 'write-minutes', 'close', 'edit', 'add-session', 'cancel'] as const
export type Step = (typeof OFFERED)[number]

export const isStep = (action: string): action is Step => (OFFERED as readonly string[]).includes(action)

/** What moves the activity on, as it stands now; the sentence beside it says why. */
function nextStep(activity: Activity, now: Date): Step | null {
  switch (activity.status) {
    case 'DRAFT':
      return 'schedule'
    case 'SCHEDULED':
      return 'publish'
    case 'PUBLISHED':
      return activity.checkInOpen ? 'show-code' : 'open'
    case 'OPEN':
      if (activity.checkInOpen && Date.parse(activity.endsAt) > now.getTime() && !activity.minutes) return 'show-code'
      return activity.minutes ? 'close' : 'write-minutes'
    case 'CLOSED':
    case 'CANCELLED':
      return null
  }
}

/** The one thing to do next, if this person may do it, and all else that they may. */
export function offeredSteps(activity: Activity, now: Date): { primary: Step | null; others: Step[] } {
  const allowed = OFFERED.filter((step) => activity.allowedActions.includes(step))
  const next = nextStep(activity, now)
  const primary = next && allowed.includes(next) ? next : null
  return { primary, others: allowed.filter((step) => step !== primary) }
}

export type Moment = 'draft' | 'scheduled' | 'published' | 'open' | 'openMinutes' | 'ended' | 'endedMinutes' | 'closed' | 'cancelled'

/** Where the activity stands, as the key of the sentence that says what to do next. */
export function momentOf(activity: Activity, now: Date): Moment {
  switch (activity.status) {
    case 'DRAFT':
      return 'draft'
    case 'SCHEDULED':
      return 'scheduled'
    case 'PUBLISHED':
      return activity.checkInOpen ? 'open' : 'published'
    case 'OPEN':
      if (Date.parse(activity.endsAt) <= now.getTime()) return activity.minutes ? 'endedMinutes' : 'ended'
      return activity.minutes ? 'openMinutes' : 'open'
    case 'CLOSED':
      return 'closed'
    case 'CANCELLED':
      return 'cancelled'
  }
}
