import { isProblem } from '../api/client'
import { api, type Petition, type Schemas, type TimelineItem } from './api'

/** All of a petition's timeline; it is told as one story, so the pages of it are of no interest. */
export async function wholeTimeline(id: string): Promise<TimelineItem[]> {
  const items: TimelineItem[] = []
  let cursor: string | null = null
  do {
    const page: Schemas['PetitionTimelinePage'] = await api.get('/petitions/{id}/timeline', {
      params: { id },
      query: { limit: 100, ...(cursor === null ? {} : { cursor }) },
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

export interface Telling {
  petition: Petition
  events: TimelineItem[]
  photos: Record<string, Schemas['EvidenceView']>
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
  return { petition, events, photos }
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
