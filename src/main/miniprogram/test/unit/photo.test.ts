import { describe, expect, it } from 'vitest'
import { advance, inFlight, isStale, isUsable, newPhoto, type Photo, type PhotoEvent, type PhotoState } from '../../src/photos/photo'
import { imageTypeOf } from '../../src/photos/imageType'
import { sha256Hex } from '../../src/photos/sha256'
import { stateWords } from '../../src/photos/words'
import { NOW, verifiedPhoto } from './fixtures'

const fresh = newPhoto('k', 'evidence-1', 'file-1')

function after(...events: PhotoEvent[]): Photo {
  return events.reduce(advance, fresh)
}

describe('a photo on its way', () => {
  it('goes from waiting to verified', () => {
    const photo = after(
      { type: 'started' },
      { type: 'progressed', share: 0.4 },
      { type: 'uploaded' },
      { type: 'verified', at: NOW, thumbnail: 'small' },
    )
    expect(photo.state).toEqual({ name: 'VERIFIED', at: NOW, thumbnail: 'small' })
  })

  it('never counts backwards, and not past the end', () => {
    const photo = after({ type: 'started' }, { type: 'progressed', share: 0.6 }, { type: 'progressed', share: 0.3 })
    expect(photo.state).toEqual({ name: 'UPLOADING', share: 0.6 })
    expect(advance(photo, { type: 'progressed', share: 1.2 }).state).toEqual({ name: 'UPLOADING', share: 1 })
  })

  it('keeps a verdict whatever comes late', () => {
    const refused = after({ type: 'started' }, { type: 'uploaded' }, { type: 'refused', reason: '打不开' })
    expect(advance(refused, { type: 'progressed', share: 0.9 })).toBe(refused)
    expect(advance(refused, { type: 'failed', reason: '断网' })).toBe(refused)
    expect(advance(refused, { type: 'started' })).toBe(refused)
  })

  it('only checks again when the upload itself had arrived', () => {
    const photo = after({ type: 'started' }, { type: 'uploaded' }, { type: 'failed', reason: '断网' })
    expect(photo.uploaded).toBe(true)
    expect(advance(photo, { type: 'started' }).state.name).toBe('CHECKING')
  })

  it('uploads again when the upload had not', () => {
    const photo = after({ type: 'started' }, { type: 'failed', reason: '断网' })
    expect(advance(photo, { type: 'started' }).state).toEqual({ name: 'UPLOADING', share: 0 })
  })

  it('waits again after a reload, if it was under way', () => {
    expect(after({ type: 'started' }, { type: 'resumed' }).state.name).toBe('WAITING')
    const verified = verifiedPhoto('k')
    expect(advance(verified, { type: 'resumed' })).toBe(verified)
  })

  it('begins anew under another id when its evidence is gone', () => {
    const photo = advance(verifiedPhoto('k'), { type: 'restarted', evidenceId: 'evidence-2' })
    expect(photo).toMatchObject({ key: 'k', evidenceId: 'evidence-2', uploaded: false, state: { name: 'WAITING' } })
  })

  it('is told apart from one that stands still', () => {
    expect(inFlight(after({ type: 'started' }))).toBe(true)
    expect(inFlight(fresh)).toBe(false)
  })
})

describe('a verified photo', () => {
  it('can be used until the service would sweep it', () => {
    const photo = verifiedPhoto('k', NOW)
    expect(isUsable(photo, NOW + 22 * 3600_000)).toBe(true)
    expect(isUsable(photo, NOW + 23.5 * 3600_000)).toBe(false)
    expect(isStale(photo, NOW + 23.5 * 3600_000)).toBe(true)
  })
})

describe('the words on a photo', () => {
  it.each<[PhotoState, string]>([
    [{ name: 'WAITING' }, '等待上传'],
    [{ name: 'UPLOADING', share: 0 }, '准备上传'],
    [{ name: 'UPLOADING', share: 0.456 }, '上传中 46%'],
    [{ name: 'CHECKING' }, '检查中'],
    [{ name: 'VERIFIED', at: 0, thumbnail: null }, '已通过'],
    [{ name: 'REFUSED', reason: '' }, '没通过'],
    [{ name: 'FAILED', reason: '' }, '没传上去'],
  ])('%j', (state, words) => {
    expect(stateWords(state)).toBe(words)
  })
})

describe('the type of a file', () => {
  it.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
    ['WebP', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50], 'image/webp'],
    ['a RIFF that is a sound', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x41, 0x56, 0x45], null],
    ['text', [0x68, 0x65, 0x6c, 0x6c, 0x6f], null],
    ['nothing', [], null],
  ])('%s', (_, bytes, type) => {
    expect(imageTypeOf(Uint8Array.from(bytes))).toBe(type)
  })
})

describe('the hash of a photo', () => {
  const breathe = async () => {}

  it('is SHA-256 in lower-case hex', async () => {
    // FIPS 180-2, appendix B.1
    expect(await sha256Hex(new TextEncoder().encode('abc'), breathe)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  it('is the same whether it fits into one slice or not', async () => {
    let breaths = 0
    // FIPS 180-2, appendix B.3: one million times "a"
    const hash = await sha256Hex(new Uint8Array(1_000_000).fill(0x61), async () => {
      breaths++
    })
    expect(hash).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0')
    expect(breaths).toBe(2)
  })
})
