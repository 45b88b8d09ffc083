import { isProblem } from '../api/client'
import { allOf } from './allOf'
import { api, type Petition, type Schemas, type TimelineItem } from './api'

/** All of a petition's timeline, which is told as one story. */
export function wholeTimeline(id: string): Promise<TimelineItem[]> {
  return allOf((page) => api.get('/petitions/{id}/timeline', { params: { id }, query: page }))
}

export interface Telling {
  petition: Petition
  events: TimelineItem[]
  photos: Record<string, Schemas['EvidenceView']>
  /** who of the staff looked at a confidential petition, the latest first */
  looks: Schemas['PetitionLook'][]
  /** who of the staff looked at the contact in clear, the latest first */
  calls: Schemas['PetitionContactViewPage']['items']
}

/** A petition with its timeline and the photos that the timeline names and the petition does not hold itself. */
export async function tellPetition(id: string): Promise<Telling> {
  const [petition, events] = await Promise.all([api.get('/petitions/{id}', { params: { id } }), wholeTimeline(id)])
  const held = [...petition.evidence, ...(petition.answer?.evidence ?? [])]
  const photos: Record<string, Schemas['EvidenceView']> = Object.fromEntries(held.map((photo) => [photo.id, photo]))
  const missing = events.flatMap((event) => photoIds(event)).filter((photoId) => photos[photoId] === undefined)
  for (const photo of await Promise.all(missing.map(photoOrNone))) {
    if (photo !== null) {
      photos[photo.id] = photo
    }
  }
  return { petition, events, photos, looks: await looksAt(petition), calls: await callsOf(petition) }
}

/** The latest looks; only whoever filed a petition that is hidden from some department is told from whom. */
async function looksAt(petition: Petition): Promise<Schemas['PetitionLook'][]> {
  const confidential = petition.confidentialFrom.length > 0 || petition.complaintAbout !== null
  return confidential ? (await api.get('/petitions/{id}/looks', { params: { id: petition.id }, query: { limit: 20 } })).items : []
}

/** Nobody looks at a contact that was not left, or at a draft. */
async function callsOf(petition: Petition): Promise<Telling['calls']> {
  const left = petition.contact !== null && petition.number !== null
  return left ? (await api.get('/petitions/{id}/contact-views', { params: { id: petition.id }, query: { limit: 20 } })).items : []
}

function photoIds(event: TimelineItem): string[] {
  const ids = (event.data as { evidenceIds?: unknown }).evidenceIds
  return Array.isArray(ids) ? ids.map(String) : []
}

/** A photo that this person may not see, or that was removed, is left out of the story; anything else is a failure. */
async function photoOrNone(id: string): Promise<Schemas['EvidenceView'] | null> {
  try {
    const photo = await api.get('/evidence/{id}', { params: { id } })
    return { id: photo.id, status: photo.status, renditions: photo.renditions ?? [] }
  } catch (error) {
    if (isProblem(error) && error.kind === 'not-found') {
      return null
    }
    throw error
  }
}
