import { shallowRef, watch } from 'vue'
import { platform } from '@platform'
import { newDraft, withPhoto, withoutPhoto, type Draft, type Purpose } from '../drafts/draft'
import { Outbox } from '../drafts/outbox'
import { DraftStore } from '../drafts/store'
import { newPhoto } from '../photos/photo'
import { PhotoUploads, type EvidencePurpose, type PhotoSlot } from '../photos/uploads'
import { newId } from './api'
import { existing, sendDraft } from './delivery'
import { uploadPorts } from './evidence'
import { session } from './session'
import { storage } from './storage'

/** The signed-in user's drafts, as the screens see them. */
export const drafts = shallowRef<readonly Draft[]>([])

/** Told when something that waited went out by itself. */
const sentListeners = new Set<(id: string) => void>()

const uploads = new PhotoUploads(uploadPorts)
let store: DraftStore | null = null
let outbox: Outbox | null = null

watch(() => session.user?.id ?? null, openDesk, { immediate: true, flush: 'sync' })

function openDesk(userId: string | null): void {
  if (userId === null) {
    store = null
    outbox = null
    drafts.value = []
    return
  }
  const opened = new DraftStore(storage, userId, () => Date.now())
  opened.onChange(() => {
    drafts.value = opened.all()
  })
  store = opened
  drafts.value = opened.all()
  outbox = new Outbox(opened, {
    upload: (draftId, key) => uploads.upload(key, slot(opened, draftId, key)),
    post: sendDraft,
    exists: existing,
    arrived: dropFiles,
    newId,
    now: () => Date.now(),
  })
}

function desk(): { store: DraftStore; outbox: Outbox } {
  if (store === null || outbox === null) {
    throw new Error('drafts belong to a user, and nobody is signed in')
  }
  return { store, outbox }
}

/** Continues the unfinished draft for this purpose, or begins one. */
export async function openDraft(purpose: Purpose, fields: Record<string, string>): Promise<string> {
  const { store: shelf } = desk()
  const unfinished = shelf.editing(purpose)
  if (unfinished !== undefined) {
    return unfinished.id
  }
  const draft = newDraft(await newId(), purpose, fields, Date.now())
  shelf.add(draft)
  return draft.id
}

export function changeDraft(id: string, change: (draft: Draft) => Draft): void {
  desk().store.update(id, change)
}

export async function discardDraft(id: string): Promise<void> {
  const draft = desk().store.find(id)
  if (draft !== undefined) {
    desk().store.remove(id)
    await dropFiles(draft)
  }
}

/** Forgets a draft whose words and photos went over into another one. */
export function forgetDraft(id: string): void {
  desk().store.remove(id)
}

async function dropFiles(draft: Draft): Promise<void> {
  for (const photo of draft.photos) {
    if (photo.file !== null) {
      await platform.photos.drop(photo.file)
    }
  }
}

/** Lets the person pick, and answers how many they took. */
export async function addPhotos(draftId: string, count: number): Promise<number> {
  const files = await platform.photos.pick(count)
  for (const file of files) {
    const photo = newPhoto(await newId(), await newId(), file)
    changeDraft(draftId, (draft) => withPhoto(draft, photo))
    void uploadPhoto(draftId, photo.key)
  }
  return files.length
}

export function uploadPhoto(draftId: string, key: string): Promise<void> {
  return uploads.upload(key, slot(desk().store, draftId, key))
}

/** After a reload nothing is under way: takes up again what was. */
export function resumePhotos(draft: Draft): void {
  for (const photo of draft.photos) {
    if (photo.state.name === 'WAITING' || photo.state.name === 'FAILED') {
      void uploadPhoto(draft.id, photo.key)
    }
  }
}

export async function removePhoto(draftId: string, key: string): Promise<void> {
  const photo = desk().store.find(draftId)?.photos.find((one) => one.key === key)
  changeDraft(draftId, (draft) => withoutPhoto(draft, key))
  if (photo?.file) {
    await platform.photos.drop(photo.file)
  }
}

export function submitDraft(id: string) {
  return desk().outbox.submit(id)
}

export function reopenDraft(id: string) {
  return desk().outbox.reopen(id)
}

/** Tries to send everything that waits: at start, when the network returns, after signing in. */
export async function flushOutbox(): Promise<void> {
  if (outbox === null || session.expired) {
    return
  }
  for (const sent of await outbox.flush()) {
    if (sent.result === 'sent') {
      sentListeners.forEach((listener) => listener(sent.id))
    }
  }
}

export function onSent(listener: (id: string) => void): () => void {
  sentListeners.add(listener)
  return () => sentListeners.delete(listener)
}

/** What the photos of a draft are to prove. */
const PROVES: Record<Purpose['type'], EvidencePurpose> = {
  petition: 'PETITION',
  order: 'PETITION',
  action: 'PETITION',
  claim: 'POINTS_CLAIM',
  activity: 'ACTIVITY',
  minutes: 'ACTIVITY',
  'plan-change': 'ACTIVITY',
  session: 'ACTIVITY',
}

function slot(shelf: DraftStore, draftId: string, key: string): PhotoSlot {
  return {
    purpose: PROVES[shelf.find(draftId)?.purpose.type ?? 'petition'],
    read: () => shelf.find(draftId)?.photos.find((photo) => photo.key === key),
    write: (photo) => shelf.update(draftId, (draft) => withPhoto(draft, photo)),
  }
}
