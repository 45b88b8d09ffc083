import { computed, onScopeDispose, reactive } from 'vue'
import { api } from '@/api/client'
import { ProblemError, hasCode, unwrap } from '@/api/problem'
import type { Evidence, EvidencePurpose } from '@/api/types'
import { uuidv7 } from '@/lib/ids'
import { refusalOf, uploadPhoto } from './upload'

export type UploadState = 'preparing' | 'uploading' | 'verifying' | 'checked' | 'failed' | 'refused'

export interface PhotoUpload {
  id: string
  state: UploadState
  share: number
  /** object URL while the file is here, the signed thumbnail after a reload */
  preview: string
  /** the refusal's code, or the sentence of a problem */
  refusal: string | null
  trouble: unknown
  readonly file: File | null
}

/** Two at a time, so that a slow line is not torn in nine. */
const AT_ONCE = 2

function entry(file: File | null, id: string, state: UploadState, preview: string): PhotoUpload {
  return { id, state, share: 0, preview, refusal: null, trouble: null, file }
}

function judge(photo: PhotoUpload, evidence: Evidence): void {
  photo.state = evidence.status === 'REFUSED' ? 'refused' : 'checked'
  photo.refusal = evidence.reasons?.[0] ?? null
}

function forget({ preview, file }: PhotoUpload): void {
  if (file && preview) URL.revokeObjectURL(preview)
}

/** The photos of one form, each on its own way to the storage. */
export function usePhotoUploads(purpose: EvidencePurpose, max: number, onChange: (ids: string[]) => void) {
  const photos = reactive<PhotoUpload[]>([])
  const busy = computed(() => photos.some(({ state }) => ['preparing', 'uploading', 'verifying'].includes(state)))
  let running = 0
  const queue: PhotoUpload[] = []

  function changed(): void {
    onChange(photos.filter(({ state }) => state === 'checked').map(({ id }) => id))
  }

  function pump(): void {
    while (running < AT_ONCE) {
      const next = queue.shift()
      if (!next) return
      running += 1
      void run(next).finally(() => {
        running -= 1
        pump()
      })
    }
  }

  async function run(photo: PhotoUpload): Promise<void> {
    if (!photo.file) return
    Object.assign(photo, { state: 'uploading', share: 0, refusal: null, trouble: null })
    try {
      const evidence = await uploadPhoto(photo.id, photo.file, purpose, {
        onShare: (share) => (photo.share = share),
        onVerifying: () => (photo.state = 'verifying'),
      })
      judge(photo, evidence)
    } catch (error) {
      photo.state = 'failed'
      photo.trouble = error
      // the ticket is spent or the id is somebody else's: the next try needs a new one
      if (hasCode(error, 'evidence-ticket-expired', 'evidence-id-taken')) photo.id = uuidv7()
    }
    changed()
  }

  /** Takes files in; tells how many did not fit. */
  function add(files: readonly File[]): number {
    const room = Math.max(0, max - photos.length)
    for (const file of files.slice(0, room)) {
      const refusal = refusalOf(file)
      photos.push(entry(file, uuidv7(), refusal ? 'refused' : 'preparing', URL.createObjectURL(file)))
      const photo = photos.at(-1)
      if (photo && refusal) photo.refusal = refusal
      else if (photo) queue.push(photo)
    }
    pump()
    return Math.max(0, files.length - room)
  }

  function retry(photo: PhotoUpload): void {
    photo.state = 'preparing'
    queue.push(photo)
    pump()
  }

  function remove(photo: PhotoUpload): void {
    const waiting = queue.indexOf(photo)
    if (waiting >= 0) queue.splice(waiting, 1)
    photos.splice(photos.indexOf(photo), 1)
    forget(photo)
    changed()
  }

  /** Photos of a kept draft: they are in the storage already. One that is gone from there is left out. */
  async function restore(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    for (const id of ids) {
      try {
        const evidence = await unwrap(api.GET('/evidence/{id}', { params: { path: { id } } }))
        if (evidence.status !== 'VERIFIED') continue
        photos.push(entry(null, id, 'checked', evidence.renditions?.[0]?.url ?? ''))
      } catch (error) {
        if (!(error instanceof ProblemError)) photos.push(entry(null, id, 'checked', ''))
      }
    }
    changed()
  }

  onScopeDispose(() => photos.forEach(forget))

  return { photos, busy, add, retry, remove, restore }
}
