import type { Activity, Me } from '@/api/types'
import { filledMembers, type Choice, type Field, type FormShape, type Option, type Values } from '@/features/forms/fields'
import { dayOf } from '@/lib/time'
import { KINDS } from '../kinds'

const DAY = 86_400_000
const OFFSET = '+08:00'

export interface PlanOptions {
  readonly organisers: () => readonly Option[]
  readonly organisations: () => readonly Option[]
}

const kinds: Choice[] = KINDS.map((value) => ({ value, label: `activityKind.${value}` }))
const systems: Choice[] = ['GCJ02', 'WGS84', 'BD09'].map((value) => ({ value, label: `crs.${value}` }))

/** What can be changed as long as the activity is not open. */
const CHANGEABLE: Readonly<Record<string, Field>> = {
  title: { kind: 'line', label: 'activityTitle', hint: 'activityTitleHint', required: true, max: 60 },
  startsAt: { kind: 'moment', label: 'startsAt', required: true },
  endsAt: { kind: 'moment', label: 'endsAt', required: true },
  'venue/name': { kind: 'line', label: 'venueName', required: true, max: 100 },
  'venue/latitude': { kind: 'number', label: 'latitude', required: true, min: -90, max: 90, places: 6 },
  'venue/longitude': { kind: 'number', label: 'longitude', required: true, min: -180, max: 180, places: 6 },
  'venue/crs': { kind: 'choice', label: 'crs', required: true, choices: systems },
  'venue/radius': { kind: 'number', label: 'radius', hint: 'radiusHint', required: false, min: 20, max: 5000 },
  agenda: { kind: 'text', label: 'agenda', required: false, max: 2000, rows: 5 },
}

export function newPlanShape({ organisers, organisations }: PlanOptions): FormShape {
  return {
    fields: {
      kind: { kind: 'choice', label: 'activityKindField', required: true, choices: kinds },
      ...CHANGEABLE,
      organiserId: { kind: 'pick', label: 'organiserId', required: true, options: organisers },
      hostIds: { kind: 'picks', label: 'hostIds', hint: 'hostIdsHint', required: false, max: 50, options: organisations },
      rosterOrganisationIds: {
        kind: 'picks',
        label: 'rosterOrganisationIds',
        hint: 'rosterOrganisationIdsHint',
        required: false,
        max: 50,
        options: organisations,
      },
    },
  }
}

export const CHANGE_SHAPE: FormShape = { fields: CHANGEABLE }

/** The organisations this person may plan for, as the grants say; the first is the one their own work is for. */
export function organisersOf(me: Me | null): Option[] {
  const grants = me?.grants.filter(({ role }) => role === 'SECRETARY' || role === 'ADMIN') ?? []
  return [...new Map(grants.map(({ organisationId, organisationName }) => [organisationId, { value: organisationId, label: organisationName }])).values()]
}

/** Tomorrow afternoon for two hours and a half, as party days mostly are; a radius that a phone's GPS can meet. */
export function newPlanValues(me: Me | null, now: Date): Values {
  const day = dayOf(new Date(now.getTime() + DAY))
  return {
    kind: 'THEME_PARTY_DAY',
    title: '',
    startsAt: `${day}T14:30:00${OFFSET}`,
    endsAt: `${day}T17:00:00${OFFSET}`,
    'venue/name': '',
    'venue/latitude': null,
    'venue/longitude': null,
    'venue/crs': 'GCJ02',
    'venue/radius': 300,
    agenda: '',
    organiserId: organisersOf(me)[0]?.value ?? null,
    hostIds: [],
    rosterOrganisationIds: [],
  }
}

/** A moment of the service as this form writes it, in the township's zone. */
function local(moment: string): string {
  const clock = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString()
  return `${clock.slice(0, 19)}${OFFSET}`
}

export function venueValues(venue: Activity['venue']): Values {
  return {
    'venue/name': venue.name,
    'venue/latitude': venue.latitude,
    'venue/longitude': venue.longitude,
    'venue/crs': venue.crs,
    'venue/radius': venue.radius,
  }
}

export function planValues(activity: Activity): Values {
  return {
    title: activity.title,
    startsAt: local(activity.startsAt),
    endsAt: local(activity.endsAt),
    ...venueValues(activity.venue),
    agenda: activity.agenda ?? '',
  }
}

/** The members that differ, as a merge patch. A venue is one thing: it goes whole, or not at all. */
export function planPatch(opened: Values, values: Values): Values {
  const differs = (name: string) => JSON.stringify(opened[name]) !== JSON.stringify(values[name])
  const names = Object.keys(CHANGEABLE)
  const venueDiffers = names.some((name) => name.startsWith('venue/') && differs(name))
  const wanted = names.filter((name) => (name.startsWith('venue/') ? venueDiffers : differs(name)))
  const patch = filledMembers({ fields: Object.fromEntries(wanted.flatMap((name) => (CHANGEABLE[name] ? [[name, CHANGEABLE[name]]] : []))) }, values)
  return differs('agenda') && !patch.agenda ? { ...patch, agenda: null } : patch
}

/** Fields that somebody else has changed since the form was opened. */
export function changedNames(opened: Values, now: Values): string[] {
  return Object.keys(CHANGEABLE).filter((name) => JSON.stringify(opened[name]) !== JSON.stringify(now[name]))
}

/** An end that is not after its start is found here: no need to ask the service. */
export function planFaults({ startsAt, endsAt }: Values): Record<string, string> {
  if (typeof startsAt !== 'string' || typeof endsAt !== 'string') return {}
  return Date.parse(endsAt) > Date.parse(startsAt) ? {} : { endsAt: 'form.endBeforeStart' }
}

/** When the start moves, the end goes along, so that the length stays. */
export function movedEnd(before: unknown, after: unknown, end: unknown): string | null {
  if (typeof before !== 'string' || typeof after !== 'string' || typeof end !== 'string') return null
  const moved = Date.parse(after) - Date.parse(before)
  return Number.isNaN(moved) ? null : local(new Date(Date.parse(end) + moved).toISOString())
}
