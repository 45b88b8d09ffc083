import { platform } from '@platform'
import { refusalWords } from '../core/labels'
import { sha256Hex } from '../photos/sha256'
import type { UploadPorts } from '../photos/uploads'
import { api, newId, type Schemas } from './api'

/** Lets the screen draw between two slices of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

/** The evidence endpoints as the photo uploads need them. */
export const uploadPorts: UploadPorts = {
  bytes: (file) => platform.photos.bytes(file),

  sha256: (bytes) => sha256Hex(bytes, breathe),

  async ticket(request) {
    const ticket = await api.post('/evidence', { body: request, repeatable: true })
    return { upload: ticket.upload ?? null }
  },

  send: (file, upload, progress) => platform.photos.send(file, upload, progress),

  async confirm(evidenceId) {
    const evidence = await api.post('/evidence/{id}/confirm', { params: { id: evidenceId }, repeatable: true })
    const reason = evidence.reasons?.[0]
    return {
      verified: evidence.status !== 'REFUSED',
      reason: reason === undefined ? '' : refusalWords(reason),
      thumbnail: smallest(evidence.renditions ?? []),
    }
  },

  newId,
  now: () => Date.now(),
}

export function smallest(renditions: readonly Schemas['Rendition'][]): string | null {
  return renditions[0]?.url ?? null
}

export function largest(renditions: readonly Schemas['Rendition'][]): string | null {
  return renditions[renditions.length - 1]?.url ?? null
}
