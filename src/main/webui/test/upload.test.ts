import { flushPromises } from '@vue/test-utils'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { UnreachableError } from '@/api/problem'
import { refusalOf, uploadPhoto, type SendForm } from '@/features/photos/upload'
import { usePhotoUploads } from '@/features/photos/usePhotoUploads'
import { uuidv7 } from '@/lib/ids'
import { sha256Hex } from '@/lib/sha256'
import { serve, signedIn, type Sent } from './support'

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const photo = (name = 'a.jpg', type = 'image/jpeg') => new File(['abc'], name, { type })
const upload = { url: 'http://storage/uploads', fields: { key: 'k', policy: 'p' } }

function storageAnd(verdict: object, { ticket = { upload } as object } = {}): Sent[] {
  return serve(({ path }) => {
    const id = 'e1'
    if (path === '/evidence') return { status: 201, body: { id, status: 'TICKETED', ...ticket } }
    return { body: { id, purpose: 'PETITION_ANSWER', contentType: 'image/jpeg', size: 3, createdAt: '', ...verdict } }
  })
}

const steps = { onShare: () => {}, onVerifying: () => {} }

describe('a photo', () => {
  beforeEach(() => signedIn())
  afterEach(() => vi.unstubAllGlobals())

  it('goes by ticket to the storage and is then judged', async () => {
    const sent = storageAnd({ status: 'VERIFIED' })
    const toStorage = vi.fn<SendForm>(() => Promise.resolve())
    const evidence = await uploadPhoto('id-1', photo(), 'PETITION_ANSWER', steps, toStorage)
    expect(evidence.status).toBe('VERIFIED')
    expect(toStorage.mock.calls[0]?.[0]).toEqual(upload)
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/evidence', { id: 'id-1', purpose: 'PETITION_ANSWER', contentType: 'image/jpeg', size: 3, sha256: ABC }],
      ['POST', '/evidence/id-1/confirm', undefined],
    ])
  })

  it('that was judged before is not sent again', async () => {
    storageAnd({ status: 'VERIFIED' }, { ticket: {} })
    const toStorage = vi.fn<SendForm>()
    await uploadPhoto('id-1', photo(), 'PETITION_ANSWER', steps, toStorage)
    expect(toStorage).not.toHaveBeenCalled()
  })

  it('has the same hash without WebCrypto', async () => {
    expect(await sha256Hex(photo())).toBe(ABC)
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(await sha256Hex(photo())).toBe(ABC)
  })

  it('is refused before it is sent where that is certain', () => {
    expect(refusalOf(photo('a.pdf', 'application/pdf'))).toBe('not-an-image')
    const large = photo()
    Object.defineProperty(large, 'size', { value: 10 * 1024 * 1024 + 1 })
    expect(refusalOf(large)).toBe('too-large')
    expect(refusalOf(photo())).toBeNull()
  })
})

describe('the photos of a form', () => {
  const scope = effectScope()
  const uploads = (max: number, changed: (ids: string[]) => void = () => {}) =>
    scope.run(() => usePhotoUploads('PETITION_ANSWER', max, changed)) as ReturnType<typeof usePhotoUploads>
  afterAll(() => scope.stop())
  beforeEach(() => {
    signedIn()
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
  })
  afterEach(() => vi.unstubAllGlobals())

  it('count once they are verified; a refused one stays in sight with its reason', async () => {
    storageAnd({ status: 'REFUSED', reasons: ['undecodable'] }, { ticket: {} })
    const changed = vi.fn<(ids: string[]) => void>()
    const { photos, add } = uploads(9, changed)
    add([photo()])
    await flushPromises()
    await vi.waitFor(() => expect(photos[0]?.state).toBe('refused'))
    expect(photos[0]?.refusal).toBe('undecodable')
    expect(changed).toHaveBeenLastCalledWith([])
  })

  it('are no more than allowed, and the form tells how many were left out', async () => {
    storageAnd({ status: 'VERIFIED' }, { ticket: {} })
    const { photos, add } = uploads(2)
    expect(add([photo(), photo(), photo()])).toBe(1)
    expect(photos).toHaveLength(2)
    await vi.waitFor(() => expect(photos.map(({ state }) => state)).toEqual(['checked', 'checked']))
  })

  it('can be tried again under the same id after the network failed', async () => {
    let down = true
    const sent = serve(({ path, body }) => {
      if (down) return 'unreachable'
      const id = (body as { id?: string } | undefined)?.id ?? path.split('/')[2]
      return { body: { id, status: 'VERIFIED', purpose: 'PETITION_ANSWER', contentType: 'image/jpeg', size: 3, createdAt: '' } }
    })
    const changed = vi.fn<(ids: string[]) => void>()
    const { photos, add, retry } = uploads(9, changed)
    add([photo()])
    await vi.waitFor(() => expect(photos[0]?.state).toBe('failed'))
    expect(photos[0]?.trouble).toBeInstanceOf(UnreachableError)
    down = false
    if (photos[0]) retry(photos[0])
    await vi.waitFor(() => expect(photos[0]?.state).toBe('checked'))
    const ids = sent.filter(({ path }) => path === '/evidence').map(({ body }) => (body as { id: string }).id)
    expect(new Set(ids).size).toBe(1)
    expect(changed).toHaveBeenLastCalledWith([photos[0]?.id])
  })
})

describe('ids made here', () => {
  it('are UUIDs of version 7 that rise with time', () => {
    const [early, late] = [uuidv7(1_790_000_000_000), uuidv7(1_790_000_000_001)]
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < late).toBe(true)
    expect(Number.parseInt(early.slice(0, 8) + early.slice(9, 13), 16)).toBe(1_790_000_000_000)
  })
})
