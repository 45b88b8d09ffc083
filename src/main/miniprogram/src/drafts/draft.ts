import { advance, isUsable, type Photo } from '../photos/photo'
import type { FieldError } from '../api/problem'

/** What a draft is for: a new petition, or one action on a petition that is there. */
export type Purpose = { type: 'petition' } | { type: 'action'; petitionId: string; action: string }

/**
 * EDITING: the person works on it. WAITING: the person pressed send; it goes out by itself as soon as it can, once.
 */
export type Stage = 'EDITING' | 'WAITING'

export interface DraftProblem {
  message: string
  errors: FieldError[]
}

/** Everything a person typed or picked, kept on the phone from the first letter until the service has it. */
export interface Draft {
  /** UUIDv7; also the id of the petition that is filed, or the key of the action, so that sending twice counts once. */
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

export function withPhoto(draft: Draft, photo: Photo): Draft {
  const known = draft.photos.some((one) => one.key === photo.key)
  return {
    ...draft,
    photos: known ? draft.photos.map((one) => (one.key === photo.key ? photo : one)) : [...draft.photos, photo],
  }
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
  '/reason': 'text',
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
  return FIELDS[pointer] ?? pointer.replace(/^\//, '').split('/')[0] ?? ''
}
