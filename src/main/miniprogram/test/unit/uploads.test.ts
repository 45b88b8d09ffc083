import { beforeEach, describe, expect, it } from 'vitest'
import { offlineProblem, problemOf } from '../../src/api/problem'
import { newPhoto, type Photo } from '../../src/photos/photo'
import { PhotoUploads, type PhotoSlot, type UploadPorts } from '../../src/photos/uploads'
import { counter, deferred, NOW } from './fixtures'

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const POLICY = { url: 'https://storage.test', fields: { key: 'k' } }

class Slot implements PhotoSlot {
  readonly states: string[] = []
  constructor(public photo: Photo | undefined) {}
  read(): Photo | undefined {
    return this.photo
  }
  readonly purpose = 'POINTS_CLAIM'

  write(photo: Photo): void {
    this.photo = photo
    this.states.push(photo.state.name)
  }
}

let calls: string[]
let ports: UploadPorts

beforeEach(() => {
  calls = []
  ports = {
    bytes: async () => JPEG,
    sha256: async () => 'hash',
    ticket: async (request) => {
      calls.push(`ticket ${request.id} ${request.purpose} ${request.contentType} ${request.size} ${request.sha256}`)
      return { upload: POLICY }
    },
    send: async (file, upload, progress) => {
      calls.push(`send ${file} ${upload.url}`)
      progress(0.5)
      progress(1)
    },
    confirm: async (id) => {
      calls.push(`confirm ${id}`)
      return { verified: true, reason: '', thumbnail: 'small' }
    },
    newId: counter('evidence-new'),
    now: () => NOW,
  }
})

function slotFor(key = 'a'): Slot {
  return new Slot(newPhoto(key, `evidence-${key}`, `file-${key}`))
}

describe('bringing a photo', () => {
  it('asks for a ticket, sends the file to the storage and has it judged', async () => {
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(calls).toEqual([
      'ticket evidence-a POINTS_CLAIM image/jpeg 7 hash',
      'send file-a https://storage.test',
      'confirm evidence-a',
    ])
    expect(slot.photo?.state).toEqual({ name: 'VERIFIED', at: NOW, thumbnail: 'small' })
    expect(slot.states).toEqual(['UPLOADING', 'UPLOADING', 'UPLOADING', 'CHECKING', 'VERIFIED'])
  })

  it('brings it once, however often it is asked', async () => {
    const slot = slotFor()
    const uploads = new PhotoUploads(ports)
    await Promise.all([uploads.upload('a', slot), uploads.upload('a', slot)])
    expect(calls.filter((call) => call.startsWith('send'))).toHaveLength(1)
  })

  it('brings two at a time', async () => {
    const doors = [deferred<void>(), deferred<void>(), deferred<void>()]
    let entered = 0
    ports.send = () => doors[entered++]!.promise
    const uploads = new PhotoUploads(ports)
    const jobs = ['a', 'b', 'c'].map((key) => uploads.upload(key, slotFor(key)))
    await new Promise((resolve) => setTimeout(resolve))
    expect(entered).toBe(2)
    doors.forEach((door) => door.resolve())
    await Promise.all(jobs)
    expect(entered).toBe(3)
  })

  it('says nothing about a photo that was taken out meanwhile', async () => {
    const slot = slotFor()
    ports.send = async () => {
      slot.photo = undefined
    }
    await new PhotoUploads(ports).upload('a', slot)
    expect(slot.photo).toBeUndefined()
    expect(calls.some((call) => call.startsWith('confirm'))).toBe(false)
  })

  it('does not send again what was confirmed before', async () => {
    ports.ticket = async () => ({ upload: null })
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(calls).toEqual(['confirm evidence-a'])
    expect(slot.photo?.state.name).toBe('VERIFIED')
  })
})

describe('a photo that can never pass', () => {
  it('is refused with the service\'s reason', async () => {
    ports.confirm = async () => ({ verified: false, reason: '照片打不开', thumbnail: null })
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(slot.photo?.state).toEqual({ name: 'REFUSED', reason: '照片打不开' })
  })

  it('is refused on the phone, without using the network, when it is no picture', async () => {
    ports.bytes = async () => Uint8Array.from([1, 2, 3])
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(slot.photo?.state).toMatchObject({ name: 'REFUSED', reason: expect.stringContaining('不是照片') })
    expect(calls).toEqual([])
  })

  it('has to be picked again when the phone has lost it', async () => {
    ports.bytes = async () => null
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(slot.photo?.state).toMatchObject({ name: 'REFUSED', reason: expect.stringContaining('重新选择') })
  })

  it('is refused with the words for its field when the ticket is refused', async () => {
    ports.ticket = async () => {
      throw problemOf(400, { code: 'validation-failed', errmsg: '有误', errors: [{ pointer: '/size', code: 'too-large', message: '照片最大 10 MB' }] })
    }
    const slot = slotFor()
    await new PhotoUploads(ports).upload('a', slot)
    expect(slot.photo?.state).toEqual({ name: 'REFUSED', reason: '照片最大 10 MB' })
  })
})

describe('a photo that met trouble on the way', () => {
  it('can be brought again under the same id after the network was away', async () => {
    const send = ports.send
    ports.send = async () => {
      throw offlineProblem()
    }
    const slot = slotFor()
    const uploads = new PhotoUploads(ports)
    await uploads.upload('a', slot)
    expect(slot.photo).toMatchObject({ evidenceId: 'evidence-a', state: { name: 'FAILED' } })

    ports.send = send
    await uploads.upload('a', slot)
    expect(slot.photo?.state.name).toBe('VERIFIED')
  })

  it('is only checked again when just the check failed', async () => {
    const confirm = ports.confirm
    ports.confirm = async () => {
      throw offlineProblem()
    }
    const slot = slotFor()
    const uploads = new PhotoUploads(ports)
    await uploads.upload('a', slot)
    calls.length = 0

    ports.confirm = confirm
    await uploads.upload('a', slot)
    expect(calls).toEqual(['confirm evidence-a'])
  })

  it.each(['evidence-ticket-expired', 'evidence-not-uploaded', 'evidence-id-taken'])(
    'gets a new ticket after %s',
    async (code) => {
      ports.confirm = async () => {
        throw problemOf(409, { code, errmsg: '请重试' })
      }
      const slot = slotFor()
      await new PhotoUploads(ports).upload('a', slot)
      expect(slot.photo).toMatchObject({
        evidenceId: 'evidence-new-1',
        uploaded: false,
        state: { name: 'FAILED', reason: '请重试' },
      })
    },
  )

  it('does not hide a defect of ours', async () => {
    ports.sha256 = async () => {
      throw new TypeError('defect')
    }
    const slot = slotFor()
    await expect(new PhotoUploads(ports).upload('a', slot)).rejects.toThrow('defect')
    expect(slot.photo?.state.name).toBe('FAILED')
  })
})
