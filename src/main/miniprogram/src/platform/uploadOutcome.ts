import { Problem } from '../api/problem'

/** Throws unless the object storage took the photo; its own answers are XML in English and are never shown. */
export function assertStored(status: number): void {
  if (status >= 200 && status < 300) {
    return
  }
  if (status === 400 || status === 403) {
    // The policy ran out, or was made for other bytes: only a new ticket helps.
    throw new Problem('busy', 'evidence-ticket-expired', '上传超时了，请重试', status)
  }
  throw new Problem('busy', 'storage-unavailable', '照片暂时传不上去，请稍后重试', status)
}
