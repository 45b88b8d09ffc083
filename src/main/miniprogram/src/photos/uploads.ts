import { Problem } from '../api/problem'
import { imageTypeOf, type ImageType } from './imageType'
import type { components } from '../api/schema'
import { advance, canStart, type Photo, type PhotoEvent } from './photo'

export type EvidencePurpose = components['schemas']['EvidencePurpose']

export interface UploadTicket {
  /** Null when this evidence was uploaded before and only its check is missing. */
  upload: { url: string; fields: Record<string, string> } | null
}

export interface Verdict {
  verified: boolean
  reason: string
  thumbnail: string | null
}

/** What the uploads need of the phone and of the service. */
export interface UploadPorts {
  bytes(file: string): Promise<Uint8Array | null>
  sha256(bytes: Uint8Array): Promise<string>
  ticket(request: { id: string; purpose: EvidencePurpose; contentType: ImageType; size: number; sha256: string }): Promise<UploadTicket>
  send(file: string, upload: { url: string; fields: Record<string, string> }, progress: (share: number) => void): Promise<void>
  confirm(evidenceId: string): Promise<Verdict>
  newId(): Promise<string>
  now(): number
}

/** Where a photo lives while it is on its way: a draft that may be edited meanwhile, so it is read anew for each step. */
export interface PhotoSlot {
  /** What the photo is to prove. */
  readonly purpose: EvidencePurpose
  read(): Photo | undefined
  write(photo: Photo): void
}

const AT_ONCE = 2
const UNREADABLE = '手机里找不到这张照片了，请重新选择'
const NOT_AN_IMAGE = '这个文件不是照片（支持 JPG、PNG、WebP），请换一张'

/** Evidence whose ticket can't be used any more; a new one has to be made from the same file. */
const SPENT = new Set(['evidence-ticket-expired', 'evidence-not-uploaded', 'evidence-id-taken', 'not-found'])

/** Brings photos to the service, two at a time; the same photo asked for twice is brought once. */
export class PhotoUploads {
  private readonly running = new Map<string, Promise<void>>()
  private readonly queue: Array<() => void> = []
  private active = 0

  constructor(private readonly ports: UploadPorts) {}

  /** How it went stands in the photo; rejects only for a defect of ours. */
  upload(key: string, slot: PhotoSlot): Promise<void> {
    const known = this.running.get(key)
    if (known !== undefined) {
      return known
    }
    const job = this.turn()
      .then(() => this.run(slot))
      .finally(() => {
        this.active--
        this.running.delete(key)
        this.queue.shift()?.()
      })
    this.running.set(key, job)
    return job
  }

  private turn(): Promise<void> {
    if (this.active < AT_ONCE) {
      this.active++
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      this.queue.push(() => {
        this.active++
        resolve()
      })
    })
  }

  private async run(slot: PhotoSlot): Promise<void> {
    const photo = slot.read()
    if (photo === undefined || !canStart(photo)) {
      return
    }
    try {
      apply(slot, { type: 'started' })
      if (!photo.uploaded) {
        await this.bring(slot, photo)
      }
      await this.check(slot)
    } catch (error) {
      await this.note(slot, error)
    }
  }

  private async bring(slot: PhotoSlot, photo: Photo): Promise<void> {
    const bytes = photo.file === null ? null : await this.ports.bytes(photo.file)
    if (bytes === null || photo.file === null) {
      throw new PhotoRefused(UNREADABLE)
    }
    const contentType = imageTypeOf(bytes)
    if (contentType === null) {
      throw new PhotoRefused(NOT_AN_IMAGE)
    }
    const sha256 = await this.ports.sha256(bytes)
    const ticket = await this.ports.ticket({ id: photo.evidenceId, purpose: slot.purpose, contentType, size: bytes.length, sha256 })
    if (ticket.upload !== null) {
      await this.ports.send(photo.file, ticket.upload, (share) => apply(slot, { type: 'progressed', share }))
    }
    apply(slot, { type: 'uploaded' })
  }

  private async check(slot: PhotoSlot): Promise<void> {
    const photo = slot.read()
    if (photo === undefined) {
      return // taken out of the draft meanwhile
    }
    const verdict = await this.ports.confirm(photo.evidenceId)
    apply(
      slot,
      verdict.verified
        ? { type: 'verified', at: this.ports.now(), thumbnail: verdict.thumbnail }
        : { type: 'refused', reason: verdict.reason },
    )
  }

  private async note(slot: PhotoSlot, error: unknown): Promise<void> {
    if (error instanceof PhotoRefused) {
      apply(slot, { type: 'refused', reason: error.message })
    } else if (error instanceof Problem) {
      await this.noteProblem(slot, error)
    } else {
      apply(slot, { type: 'failed', reason: '没有传上去，请重试' })
      throw error
    }
  }

  private async noteProblem(slot: PhotoSlot, problem: Problem): Promise<void> {
    if (problem.kind === 'invalid') {
      apply(slot, { type: 'refused', reason: problem.errors[0]?.message ?? problem.message })
      return
    }
    apply(slot, { type: 'failed', reason: problem.kind === 'offline' ? '网络断了，联网后可以重传' : problem.message })
    if (SPENT.has(problem.code)) {
      const evidenceId = await this.ports.newId()
      const failed = slot.read()
      if (failed !== undefined) {
        slot.write({ ...failed, evidenceId, uploaded: false })
      }
    }
  }
}

class PhotoRefused extends Error {}

function apply(slot: PhotoSlot, event: PhotoEvent): void {
  const photo = slot.read()
  if (photo !== undefined) {
    const next = advance(photo, event)
    if (next !== photo) {
      slot.write(next)
    }
  }
}
