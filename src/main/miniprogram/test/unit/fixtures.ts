import type { KeyValues } from '../../src/api/session'
import { newDraft, withPhoto, type Draft } from '../../src/drafts/draft'
import { newPhoto, type Photo } from '../../src/photos/photo'

/** Storage that keeps what a phone would keep: values go in and come out as JSON, never as the same object. */
export class MapValues implements KeyValues {
  private readonly texts = new Map<string, string>()

  get(key: string): unknown {
    const text = this.texts.get(key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  set(key: string, value: unknown): void {
    this.texts.set(key, JSON.stringify(value))
  }

  remove(key: string): void {
    this.texts.delete(key)
  }
}

export const NOW = Date.parse('2026-11-23T09:00:00+08:00')

export function draftWith(fields: Record<string, string> = {}, photos: Photo[] = []): Draft {
  const complete = { kind: 'REQUEST', category: 'LOGISTICS', visibility: 'ENTERPRISE', title: '北门掉头', text: '货车晚上没法掉头' }
  return photos.reduce(withPhoto, newDraft('petition-1', { type: 'petition' }, { ...complete, ...fields }, NOW))
}

export function verifiedPhoto(key: string, at = NOW): Photo {
  return { ...newPhoto(key, `evidence-${key}`, `file-${key}`), uploaded: true, state: { name: 'VERIFIED', at, thumbnail: null } }
}

/** Ids that tell in which order they were made. */
export function counter(prefix: string): () => Promise<string> {
  let made = 0
  return async () => `${prefix}-${++made}`
}

export interface Deferred<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(error: unknown): void
}

export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
