import { api } from '@/api/client'
import { UnreachableError, unwrap } from '@/api/problem'
import type { Evidence, EvidenceContentType, EvidencePurpose } from '@/api/types'
import { sha256Hex } from '@/lib/sha256'

export const MOST_BYTES = 10 * 1024 * 1024
const TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'] satisfies EvidenceContentType[]

/** What can be said of a file before a byte is sent; the service judges the content itself. */
export function refusalOf(file: File): 'not-an-image' | 'too-large' | null {
  if (!TYPES.includes(file.type)) return 'not-an-image'
  return file.size > MOST_BYTES ? 'too-large' : null
}

interface Upload {
  readonly url: string
  readonly fields: Record<string, string>
}

export type SendForm = (upload: Upload, file: File, onShare: (share: number) => void) => Promise<void>

/**
 * Posts the file straight to the storage. XMLHttpRequest, because fetch tells nothing about how much has been sent. No cookies go
 * along: the policy in the form is all the storage asks for.
 */
export const sendForm: SendForm = ({ url, fields }, file, onShare) =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(new UnreachableError(`storage answered ${request.status}`)),
    )
    request.addEventListener('error', () => reject(new UnreachableError('storage')))
    request.addEventListener('timeout', () => reject(new UnreachableError('storage')))
    request.open('POST', url)
    request.timeout = 120_000
    request.send(form)
  })

export interface UploadSteps {
  readonly onShare: (share: number) => void
  readonly onVerifying: () => void
}

/** Ticket, upload, verdict. With the same id it can be tried again from the start until the photo has been judged. */
export async function uploadPhoto(
  id: string,
  file: File,
  purpose: EvidencePurpose,
  { onShare, onVerifying }: UploadSteps,
  send: SendForm = sendForm,
): Promise<Evidence> {
  const sha256 = await sha256Hex(file)
  const ticket = await unwrap(
    api.POST('/evidence', {
      body: { id, purpose, contentType: file.type as EvidenceContentType, size: file.size, sha256 },
    }),
  )
  // no address: an earlier try got as far as the verdict, only its answer was lost
  if (ticket.upload) await send(ticket.upload, file, onShare)
  onVerifying()
  return unwrap(api.POST('/evidence/{id}/confirm', { params: { path: { id } } }))
}
