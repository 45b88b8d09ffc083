import { advance, isUsable, type Photo } from '../photos/photo'
import type { FieldError } from '../api/problem'

/** What a draft is for: something new, which may be about a policy, or one action on something that is there. */
export type Purpose =
  | { type: 'petition'; about?: string }
  | { type: 'order'; itemId: string }
  | { type: 'action'; petitionId: string; action: string }
  | { type: 'claim' }
  | { type: 'activity' }
  | { type: 'minutes'; activityId: string }
  | { type: 'plan-change'; activityId: string }
  | { type: 'session'; activityId: string }

/** The draft's id is the id of what it makes; any other draft is sent under it as a key. */
export function namesWhatItMakes(purpose: Purpose): boolean {
  return purpose.type === 'petition' || purpose.type === 'order' || purpose.type === 'claim'
}

export function samePurpose(one: Purpose, other: Purpose): boolean {
  return address(one) === address(other)
}

function address(purpose: Purpose): string {
  switch (purpose.type) {
    case 'petition':
      return `petition ${purpose.about ?? ''}`
    case 'claim':
    case 'activity':
      return purpose.type
    case 'order':
      return `order ${purpose.itemId}`
    case 'action':
      return `action ${purpose.petitionId} ${purpose.action}`
    case 'minutes':
    case 'plan-change':
    case 'session':
      return `${purpose.type} ${purpose.activityId}`
  }
}

/**
 * EDITING: the person works on it. WAITING: the person pressed send; it goes out by itself as soon as it can, once.
 */
export type Stage = 'EDITING' | 'WAITING'

export interface DraftProblem {
  /** What the service refused it for; none where the phone found it. */
  code?: string
  message: string
  errors: FieldError[]
}

/** Everything a person typed or picked, kept on the phone from the first letter until the service has it. */
export interface Draft {
  /** UUIDv7; also the id of what is made, or the key it is sent under, so that sending twice counts once. */
  id: string
  purpose: Purpose
  stage: Stage
  /** A request with it may have arrived; from then on only the service knows whether it may still be changed. */
  attempted: boolean
  fields: Record<string, string>
  photos: Photo[]
  problem: DraftProblem | null
  createdAt: number
  updatedAt: number
}

export function newDraft(id: string, purpose: Purpose, fields: Record<string, string>, now: number): Draft {
  return {
    id,
    purpose,
    stage: 'EDITING',
    attempted: false,
    fields,
    photos: [],
    problem: null,
    createdAt: now,
    updatedAt: now,
  }
}

export function withField(draft: Draft, name: string, value: string): Draft {
  return { ...draft, fields: { ...draft.fields, [name]: value }, problem: withoutPointer(draft.problem, name) }
}

/** Several ids in one field, with commas between them. */
export function idsIn(field: string | undefined): string[] {
  return (field ?? '').split(',').filter((id) => id !== '')
}

export function withPhoto(draft: Draft, photo: Photo): Draft {
  if (draft.photos.some((one) => one.key === photo.key)) {
    return { ...draft, photos: draft.photos.map((one) => (one.key === photo.key ? photo : one)) }
  }
  return { ...draft, photos: [...draft.photos, photo], problem: withoutPointer(draft.problem, 'photos') }
}

export function withoutPhoto(draft: Draft, key: string): Draft {
  return { ...draft, photos: draft.photos.filter((photo) => photo.key !== key) }
}

/** As it is after the app was closed and opened again: nothing is under way any more. */
export function reopened(draft: Draft): Draft {
  return { ...draft, photos: draft.photos.map((photo) => advance(photo, { type: 'resumed' })) }
}

export function refusedPhotos(draft: Draft): Photo[] {
  return draft.photos.filter((photo) => photo.state.name === 'REFUSED')
}

export function unfinishedPhotos(draft: Draft, now: number): Photo[] {
  return draft.photos.filter((photo) => !isUsable(photo, now))
}

/** Nothing typed that differs from what the form began with, and no photo: not worth keeping. */
export function isEmpty(draft: Draft, ignored: string[]): boolean {
  const typed = Object.entries(draft.fields).some(([name, value]) => !ignored.includes(name) && value.trim() !== '')
  return !typed && draft.photos.length === 0
}

/** A field that is being corrected loses its old complaint; the others keep theirs. */
function withoutPointer(problem: DraftProblem | null, name: string): DraftProblem | null {
  if (problem === null) {
    return null
  }
  const errors = problem.errors.filter((error) => fieldOf(error.pointer) !== name)
  return errors.length === 0 && problem.errors.length > 0 ? null : { ...problem, errors }
}

const FIELDS: Record<string, string> = {
  '/place': 'placeName',
  '/place/name': 'placeName',
  '/contact': 'contactPhone',
  '/contact/name': 'contactName',
  '/contact/phone': 'contactPhone',
  '/service/itemId': 'sheet',
  '/service/version': 'sheet',
  '/reason': 'text',
  '/venue': 'venueName',
  '/venue/name': 'venueName',
  '/venue/latitude': 'venuePoint',
  '/venue/longitude': 'venuePoint',
  '/venue/radius': 'radius',
}

/** One message for each field of the form. */
export function messagesByField(draft: Draft): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const error of draft.problem?.errors ?? []) {
    messages[fieldOf(error.pointer)] ??= error.message
  }
  return messages
}

/** The form's field that a pointer of the service is about; photos are all one field. */
export function fieldOf(pointer: string): string {
  if (pointer.startsWith('/evidenceIds')) {
    return 'photos'
  }
  if (pointer.startsWith('/service/answers/')) {
    return `answer-${pointer.split('/')[3] ?? ''}`
  }
  return FIELDS[pointer] ?? pointer.replace(/^\//, '').split('/')[0] ?? ''
}
