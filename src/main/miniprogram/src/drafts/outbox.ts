import { Problem } from '../api/problem'
import { advance, isStale, type Photo } from '../photos/photo'
import { namesWhatItMakes, refusedPhotos, unfinishedPhotos, withPhoto, type Draft } from './draft'
import type { DraftStore } from './store'

/** What became of one draft when the outbox took it up. */
export type Sent =
  | { result: 'sent'; id: string }
  | { result: 'waiting'; message: string }
  | { result: 'refused'; message: string }

export type Reopened = Extract<Sent, { result: 'sent' }> | { result: 'editing'; draftId: string }

export interface OutboxPorts {
  /** Brings one photo of the draft to the service; how it went stands in the photo. */
  upload(draftId: string, key: string): Promise<void>
  /** Sends the draft, and answers the id of what it made or changed. */
  post(draft: Draft): Promise<string>
  /** Does the service have what this draft makes already? */
  exists(draft: Draft): Promise<boolean>
  /** The draft has arrived; what the phone kept for it can go. */
  arrived(draft: Draft): Promise<void>
  newId(): Promise<string>
  now(): number
}

const REFUSED_PHOTO = '有照片没有通过检查，请换一张或删掉再提交'
/** All photos of an order are the answer to its one question for photos. */
const LOST_PHOTO = /^\/(?:evidenceIds|service\/answers\/[a-z0-9-]+)\/(\d+)$/
const WAITS_FOR_PHOTO = '照片还没传完，联网后会自动接着传'

/**
 * Sends what waits, once. The draft's own id makes a repeated request harmless; the outbox adds that a draft is taken up by
 * one run at a time, and that a draft whose fate is unknown is not edited behind the service's back.
 */
export class Outbox {
  private readonly running = new Map<string, Promise<Sent>>()

  constructor(private readonly store: DraftStore, private readonly ports: OutboxPorts) {}

  waiting(): Draft[] {
    return this.store.all().filter((draft) => draft.stage === 'WAITING')
  }

  /** Takes up everything that waits, the oldest first; stops at the first sign that the service can't be reached. */
  async flush(): Promise<Sent[]> {
    const results: Sent[] = []
    for (const draft of this.waiting()) {
      const sent = await this.send(draft.id)
      results.push(sent)
      if (sent.result === 'waiting') {
        break
      }
    }
    return results
  }

  /** The person pressed send: from here on it is the outbox's, also after the app was closed. */
  submit(draftId: string): Promise<Sent> {
    this.store.update(draftId, (draft) => ({ ...draft, stage: 'WAITING', problem: null }))
    return this.send(draftId)
  }

  /** Gives a waiting draft back for editing, unless it has arrived already. */
  async reopen(draftId: string): Promise<Reopened> {
    await this.running.get(draftId)
    const draft = this.store.find(draftId)
    if (draft === undefined) {
      return { result: 'sent', id: draftId }
    }
    if (draft.attempted && namesWhatItMakes(draft.purpose) && (await this.ports.exists(draft))) {
      await this.arrived(draft)
      return { result: 'sent', id: draft.id }
    }
    // Another text under a key that was used would be refused, so what is sent under a key gets a new one once it was tried.
    const id = draft.attempted && !namesWhatItMakes(draft.purpose) ? await this.ports.newId() : draft.id
    this.store.update(draftId, (one) => ({ ...one, id, stage: 'EDITING', attempted: false }))
    return { result: 'editing', draftId: id }
  }

  private send(draftId: string): Promise<Sent> {
    const known = this.running.get(draftId)
    if (known !== undefined) {
      return known
    }
    const job = this.run(draftId).finally(() => this.running.delete(draftId))
    this.running.set(draftId, job)
    return job
  }

  private async run(draftId: string): Promise<Sent> {
    const first = await this.attempt(draftId)
    // The service had swept a photo earlier than we thought: it is made anew from the file, and the draft tried once more.
    return first.result === 'refused' && (await this.renewLostPhotos(draftId)) ? this.attempt(draftId) : first
  }

  private async attempt(draftId: string): Promise<Sent> {
    await this.renew(draftId, (photo) => isStale(photo, this.ports.now()))
    await this.uploadPhotos(draftId)
    const draft = this.store.find(draftId)!
    if (refusedPhotos(draft).length > 0) {
      return this.giveBack(draftId, new Problem('invalid', 'photo-refused', REFUSED_PHOTO))
    }
    if (unfinishedPhotos(draft, this.ports.now()).length > 0) {
      return { result: 'waiting', message: WAITS_FOR_PHOTO }
    }
    return this.post(draftId)
  }

  private async post(draftId: string): Promise<Sent> {
    this.store.update(draftId, (draft) => ({ ...draft, attempted: true }))
    try {
      const draft = this.store.find(draftId)!
      const id = await this.ports.post(draft)
      await this.arrived(draft)
      return { result: 'sent', id }
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error
      }
      return error.final ? this.giveBack(draftId, error) : { result: 'waiting', message: error.message }
    }
  }

  private async arrived(draft: Draft): Promise<void> {
    this.store.remove(draft.id)
    await this.ports.arrived(draft)
  }

  private async renew(draftId: string, which: (photo: Photo, index: number) => boolean): Promise<number> {
    const lost = this.store.find(draftId)!.photos.filter(which)
    for (const photo of lost) {
      const evidenceId = await this.ports.newId()
      this.store.update(draftId, (draft) => withPhoto(draft, advance(photo, { type: 'restarted', evidenceId })))
    }
    return lost.length
  }

  /** True when lost photos were all that was wrong, and each can be sent again. */
  private async renewLostPhotos(draftId: string): Promise<boolean> {
    const draft = this.store.find(draftId)!
    const errors = draft.problem?.errors ?? []
    const indexes = errors.map((error) => LOST_PHOTO.exec(error.pointer)?.[1])
    const renewable = indexes.every((index) => index !== undefined && draft.photos[Number(index)]?.file)
    if (errors.length === 0 || !renewable) {
      return false
    }
    await this.renew(draftId, (_, index) => indexes.includes(String(index)))
    this.store.update(draftId, (one) => ({ ...one, stage: 'WAITING', problem: null }))
    return true
  }

  private async uploadPhotos(draftId: string): Promise<void> {
    const unfinished = unfinishedPhotos(this.store.find(draftId)!, this.ports.now())
    await Promise.all(unfinished.map((photo: Photo) => this.ports.upload(draftId, photo.key)))
  }

  private giveBack(draftId: string, problem: Problem): Sent {
    this.store.update(draftId, (draft) => ({
      ...draft,
      stage: 'EDITING',
      attempted: false,
      problem: { code: problem.code, message: problem.message, errors: problem.errors },
    }))
    return { result: 'refused', message: problem.message }
  }
}
