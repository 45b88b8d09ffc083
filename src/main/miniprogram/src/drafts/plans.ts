import type { components } from '../api/schema'
import { isBlank } from '../core/text'
import { clockOf, dayAfter, dayOf, momentOf } from '../core/time'
import type { Draft } from './draft'

type Schemas = components['schemas']
type Fields = Record<string, string>

/** What a plan consists of in its form. */
const NAMES = ['title', 'day', 'startClock', 'endClock', 'venueName', 'latitude', 'longitude', 'crs', 'radius', 'agenda'] as const

/** Where the plan that is being changed stood: its version, and its fields as JSON. */
const ETAG = 'etag'
const BASE = 'base'
export const PLAN_BASE = [ETAG, BASE]

/** An activity as the form of its plan shows it. */
export function planFields(activity: Schemas['Activity']): Fields {
  const { venue } = activity
  const shown: Fields = {
    title: activity.title,
    day: dayOf(Date.parse(activity.startsAt)),
    startClock: clockOf(Date.parse(activity.startsAt)),
    endClock: clockOf(Date.parse(activity.endsAt)),
    venueName: venue.name,
    latitude: String(venue.latitude),
    longitude: String(venue.longitude),
    crs: venue.crs,
    radius: String(venue.radius),
    agenda: activity.agenda ?? '',
  }
  return { ...shown, [ETAG]: activity.etag, [BASE]: JSON.stringify(shown) }
}

/** Is anything different from the plan that was opened? */
export function planDiffers({ fields }: Draft): boolean {
  const base = baseOf(fields)
  return NAMES.some((name) => (fields[name] ?? '').trim() !== (base[name] ?? ''))
}

/**
 * The draft upon the plan as it is now: what was typed stays, what was left alone takes over what somebody else made of it;
 * with the names of what somebody else changed.
 */
export function rebased(draft: Draft, activity: Schemas['Activity']): { draft: Draft; changed: string[] } {
  const before = baseOf(draft.fields)
  const now = planFields(activity)
  const changed = NAMES.filter((name) => before[name] !== now[name])
  const taken = NAMES.filter((name) => draft.fields[name] === before[name]).map((name) => [name, now[name]!])
  const fields = { ...draft.fields, ...Object.fromEntries(taken), [ETAG]: now[ETAG]!, [BASE]: now[BASE]! }
  return { draft: { ...draft, fields }, changed }
}

/** The body of PUT /activities/{id}/plan. */
export function planBody({ fields }: Draft): Schemas['ActivityPlan'] {
  return {
    title: (fields.title ?? '').trim(),
    ...timesOf(fields),
    venue: venueOf(fields),
    agenda: isBlank(fields.agenda) ? null : fields.agenda!.trim(),
  }
}

/** The body of POST /activities/{id}/sessions; without a place of its own it is where the activity is. */
export function sessionBody({ fields }: Draft): Schemas['NewSession'] {
  return { ...timesOf(fields), ...(fields.elsewhere === 'yes' ? { venue: venueOf(fields) } : {}) }
}

/** An end before the start is an end on the next day. */
export function timesOf({ day = '', startClock = '', endClock = '' }: Fields): { startsAt: string; endsAt: string } {
  return { startsAt: momentOf(day, startClock), endsAt: momentOf(endClock > startClock ? day : dayAfter(day), endClock) }
}

export function venueOf(fields: Fields): Schemas['VenueInput'] {
  return {
    name: (fields.venueName ?? '').trim(),
    latitude: Number(fields.latitude),
    longitude: Number(fields.longitude),
    crs: fields.crs as Schemas['CoordinateSystem'],
    radius: Number(fields.radius),
  }
}

/** The words for what somebody else changed; day and clocks are one thing, and so is the place. */
export function changedWords(changed: readonly string[]): string {
  const words = changed.map((name) => WORDS[name]!)
  return words.filter((word, index) => words.indexOf(word) === index).join('、')
}

const WORDS: Record<string, string> = {
  title: '活动名称',
  day: '时间',
  startClock: '时间',
  endClock: '时间',
  venueName: '地点',
  latitude: '地点',
  longitude: '地点',
  crs: '地点',
  radius: '地点',
  agenda: '议程',
}

function baseOf(fields: Fields): Fields {
  return JSON.parse(fields[BASE] ?? '{}') as Fields
}
