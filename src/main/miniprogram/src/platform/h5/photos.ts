import { offlineProblem } from '../../api/problem'
import { hex } from '../../core/uuidv7'
import type { PhotoFiles, PostPolicy } from '../platform'
import { assertStored } from '../uploadOutcome'
import { PhotoShelf } from './photoShelf'

const shelf = new PhotoShelf()
const previews = new Map<string, string>()

/** Photos of the browser build: picked with a file input, kept in IndexedDB, sent by XMLHttpRequest for its progress. */
export const browserPhotos: PhotoFiles = {
  async pick(count) {
    const files = (await choose()).slice(0, count)
    const handles: string[] = []
    for (const file of files) {
      const handle = hex(crypto.getRandomValues(new Uint8Array(12)))
      await shelf.put(handle, file)
      handles.push(handle)
    }
    return handles
  },

  async bytes(file) {
    const blob = await shelf.get(file)
    return blob === null ? null : new Uint8Array(await readBuffer(blob))
  },

  async preview(file) {
    const known = previews.get(file)
    if (known !== undefined) {
      return known
    }
    const blob = await shelf.get(file)
    if (blob === null) {
      return null
    }
    const url = URL.createObjectURL(blob)
    previews.set(file, url)
    return url
  },

  async send(file, upload, progress) {
    const blob = await shelf.get(file)
    if (blob === null) {
      throw new Error(`photo ${file} is not on the shelf`)
    }
    assertStored(await post(upload, blob, progress))
  },

  async drop(file) {
    const url = previews.get(file)
    if (url !== undefined) {
      URL.revokeObjectURL(url)
      previews.delete(file)
    }
    await shelf.remove(file)
  },
}

function choose(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    // Naming the types makes an iPhone hand out JPEG instead of HEIC.
    input.accept = 'image/jpeg,image/png,image/webp'
    input.style.display = 'none'
    input.addEventListener('change', () => {
      resolve(Array.from(input.files ?? []))
      input.remove()
    })
    input.addEventListener('cancel', () => {
      resolve([])
      input.remove()
    })
    document.body.appendChild(input)
    input.click()
  })
}

function readBuffer(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
}

function post(upload: PostPolicy, blob: Blob, progress: (share: number) => void): Promise<number> {
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) {
    form.append(name, value)
  }
  form.append('file', blob, 'photo')
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', upload.url)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        progress(event.loaded / event.total)
      }
    }
    request.onload = () => resolve(request.status)
    request.onerror = () => reject(offlineProblem())
    request.ontimeout = () => reject(offlineProblem())
    request.timeout = 60_000
    request.send(form)
  })
}
