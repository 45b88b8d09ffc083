/**
 * One photo on its way from the phone to the service, as a value: `advance` is the whole state machine, free of any
 * platform, so that every path can be tested.
 *
 *   WAITING → UPLOADING → CHECKING → VERIFIED
 *                  ↓           ↓→ REFUSED   (the service says why; only another photo helps)
 *                  └→ FAILED ←─┘            (network or service; trying again may help)
 */
export type PhotoState =
  | { name: 'WAITING' }
  | { name: 'UPLOADING'; share: number }
  | { name: 'CHECKING' }
  | { name: 'VERIFIED'; at: number; thumbnail: string | null }
  | { name: 'REFUSED'; reason: string }
  | { name: 'FAILED'; reason: string }

export interface Photo {
  /** Local identity; stays the same when the evidence behind it is made anew. */
  key: string
  /** The platform's handle of the kept file; null when the platform could not keep it. */
  file: string | null
  /** Identity of the evidence at the service, made by the phone, so that asking twice makes one. */
  evidenceId: string
  /** The upload arrived but its check did not answer: trying again must check, not send it all once more. */
  uploaded: boolean
  state: PhotoState
}

export type PhotoEvent =
  | { type: 'started' }
  | { type: 'progressed'; share: number }
  | { type: 'uploaded' }
  | { type: 'verified'; at: number; thumbnail: string | null }
  | { type: 'refused'; reason: string }
  | { type: 'failed'; reason: string }
  | { type: 'restarted'; evidenceId: string }
  | { type: 'resumed' }

export function newPhoto(key: string, evidenceId: string, file: string | null): Photo {
  return { key, file, evidenceId, uploaded: false, state: { name: 'WAITING' } }
}

/** Applies an event; one that makes no sense in the present state changes nothing (a late progress report, for example). */
export function advance(photo: Photo, event: PhotoEvent): Photo {
  switch (event.type) {
    case 'started':
      return canStart(photo)
        ? { ...photo, state: photo.uploaded ? { name: 'CHECKING' } : { name: 'UPLOADING', share: 0 } }
        : photo
    case 'progressed':
      return photo.state.name === 'UPLOADING' && event.share > photo.state.share
        ? { ...photo, state: { name: 'UPLOADING', share: Math.min(1, event.share) } }
        : photo
    case 'uploaded':
      return photo.state.name === 'UPLOADING' ? { ...photo, uploaded: true, state: { name: 'CHECKING' } } : photo
    case 'verified':
      return inFlight(photo)
        ? { ...photo, uploaded: true, state: { name: 'VERIFIED', at: event.at, thumbnail: event.thumbnail } }
        : photo
    case 'refused':
      return inFlight(photo) || photo.state.name === 'WAITING'
        ? { ...photo, state: { name: 'REFUSED', reason: event.reason } }
        : photo
    case 'failed':
      return inFlight(photo) ? { ...photo, state: { name: 'FAILED', reason: event.reason } } : photo
    case 'restarted':
      return { ...photo, evidenceId: event.evidenceId, uploaded: false, state: { name: 'WAITING' } }
    case 'resumed':
      // After a reload nothing is in flight any more, whatever was written down last.
      return inFlight(photo) ? { ...photo, state: { name: 'WAITING' } } : photo
  }
}

export function inFlight(photo: Photo): boolean {
  return photo.state.name === 'UPLOADING' || photo.state.name === 'CHECKING'
}

export function canStart(photo: Photo): boolean {
  return photo.state.name === 'WAITING' || photo.state.name === 'FAILED'
}

/** The service sweeps photos that belong to nothing after 24 hours; one that old must be sent again before it is used. */
const KEPT_FOR = 23 * 3600_000

export function isStale(photo: Photo, now: number): boolean {
  return photo.state.name === 'VERIFIED' && now - photo.state.at > KEPT_FOR
}

export function isUsable(photo: Photo, now: number): boolean {
  return photo.state.name === 'VERIFIED' && !isStale(photo, now)
}
