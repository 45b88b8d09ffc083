import { beforeEach, describe, expect, it } from 'vitest'
import { offlineProblem, Problem, problemOf } from '../../src/api/problem'
import { newDraft, withPhoto, type Draft } from '../../src/drafts/draft'
import { Outbox, type OutboxPorts } from '../../src/drafts/outbox'
import { DraftStore } from '../../src/drafts/store'
import { newPhoto, type Photo } from '../../src/photos/photo'
import { counter, deferred, draftWith, MapValues, NOW, verifiedPhoto } from './fixtures'

/** A service that keeps what arrives by id, as the real one does, whatever becomes of its answer. */
class Service {
  readonly filed = new Map<string, Draft>()
  posts = 0
  refuse: Problem | null = null
  loseAnswer = false
  offline = false

  async post(draft: Draft): Promise<string> {
    this.posts++
    if (this.offline) {
      throw offlineProblem()
    }
    if (this.refuse !== null) {
      throw this.refuse
    }
    if (!this.filed.has(draft.id)) {
      this.filed.set(draft.id, draft)
    }
    if (this.loseAnswer) {
      throw offlineProblem()
    }
    return draft.purpose.type === 'action' ? draft.purpose.petitionId : draft.id
  }
}

let service: Service
let values: MapValues
let store: DraftStore
let ports: OutboxPorts
let outbox: Outbox
let uploaded: string[]
let dropped: string[]
let now: number

beforeEach(() => {
  service = new Service()
  values = new MapValues()
  now = NOW
  uploaded = []
  dropped = []
  ports = {
    upload: async (draftId, key) => {
      uploaded.push(key)
      settle(draftId, key, { name: 'VERIFIED', at: now, thumbnail: null })
    },
    post: (draft) => service.post(draft),
    exists: async ({ id }) => {
      if (service.offline) {
        throw offlineProblem()
      }
      return service.filed.has(id)
    },
    arrived: async (draft) => {
      dropped.push(draft.id)
    },
    newId: counter('new'),
    now: () => now,
  }
  restart()
})

/** The app is closed and opened again: only what was written down is left. */
function restart(): void {
  store = new DraftStore(values, 'user-1', () => now)
  outbox = new Outbox(store, ports)
}

function settle(draftId: string, key: string, state: Photo['state']): void {
  const photo = store.find(draftId)!.photos.find((one) => one.key === key)!
  store.update(draftId, (draft) => withPhoto(draft, { ...photo, state }))
}

describe('pressing send', () => {
  it('files the petition and lets go of the draft', async () => {
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toEqual({ result: 'sent', id: 'petition-1' })
    expect(store.all()).toEqual([])
    expect(dropped).toEqual(['petition-1'])
  })

  it('files once when it is pressed twice', async () => {
    store.add(draftWith())
    await Promise.all([outbox.submit('petition-1'), outbox.submit('petition-1'), outbox.flush()])
    expect(service.posts).toBe(1)
  })

  it('brings the photos first', async () => {
    store.add(draftWith({}, [newPhoto('a', 'ea', 'fa'), verifiedPhoto('b')]))
    await outbox.submit('petition-1')
    expect(uploaded).toEqual(['a'])
    expect(service.filed.get('petition-1')?.photos.map((photo) => photo.state.name)).toEqual(['VERIFIED', 'VERIFIED'])
  })
})

describe('without a network', () => {
  it('keeps what was sent on the phone, and sends it when the network is back, also after a restart', async () => {
    service.offline = true
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'waiting' })
    expect(store.find('petition-1')?.stage).toBe('WAITING')

    restart()
    service.offline = false
    expect(await outbox.flush()).toEqual([{ result: 'sent', id: 'petition-1' }])
    expect(service.filed.size).toBe(1)
  })

  it('waits for photos that could not be brought', async () => {
    ports.upload = async (draftId, key) => settle(draftId, key, { name: 'FAILED', reason: '断网' })
    store.add(draftWith({}, [newPhoto('a', 'ea', 'fa')]))
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'waiting' })
    expect(service.posts).toBe(0)
  })

  it('does not try the rest when the first can\'t go out', async () => {
    service.offline = true
    store.add({ ...draftWith(), id: 'one', stage: 'WAITING' })
    store.add({ ...draftWith(), id: 'two', stage: 'WAITING' })
    expect(await outbox.flush()).toHaveLength(1)
    expect(service.posts).toBe(1)
  })
})

describe('an answer that was lost', () => {
  beforeEach(async () => {
    service.loseAnswer = true
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'waiting' })
    service.loseAnswer = false
  })

  it('does not make a second petition', async () => {
    restart()
    expect(await outbox.flush()).toEqual([{ result: 'sent', id: 'petition-1' }])
    expect(service.posts).toBe(2)
    expect(service.filed.size).toBe(1)
  })

  it('is found out before the draft can be edited', async () => {
    expect(await outbox.reopen('petition-1')).toEqual({ result: 'sent', id: 'petition-1' })
    expect(store.all()).toEqual([])
  })

  it('can\'t be found out without a network, and then the draft stays as it was sent', async () => {
    service.offline = true
    await expect(outbox.reopen('petition-1')).rejects.toMatchObject({ kind: 'offline' })
    expect(store.find('petition-1')).toMatchObject({ stage: 'WAITING', attempted: true })
  })
})

describe('taking back what waits', () => {
  it('is free while nothing was sent', async () => {
    store.add({ ...draftWith(), stage: 'WAITING' })
    expect(await outbox.reopen('petition-1')).toEqual({ result: 'editing', draftId: 'petition-1' })
    expect(store.find('petition-1')?.stage).toBe('EDITING')
  })

  it('waits until the attempt under way has ended', async () => {
    const door = deferred<string>()
    ports.post = () => door.promise
    store.add(draftWith())
    const sending = outbox.submit('petition-1')
    const reopening = outbox.reopen('petition-1')
    door.resolve('petition-1')
    await sending
    expect(await reopening).toEqual({ result: 'sent', id: 'petition-1' })
  })

  it('gives a reply that was tried a new key, because other words under the old one would be refused', async () => {
    service.offline = true
    store.add(newDraft('reply-1', { type: 'action', petitionId: 'p', action: 'note' }, { text: '你好' }, NOW))
    await outbox.submit('reply-1')
    expect(await outbox.reopen('reply-1')).toEqual({ result: 'editing', draftId: 'new-1' })
    expect(store.find('new-1')).toMatchObject({ stage: 'EDITING', attempted: false, fields: { text: '你好' } })
  })
})

describe('a refusal', () => {
  it('gives the draft back with every message', async () => {
    const errors = [{ pointer: '/title', code: 'too-short', message: '标题太短' }]
    service.refuse = problemOf(400, { code: 'validation-failed', errmsg: '有几处需要修改', errors })
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toEqual({ result: 'refused', message: '有几处需要修改' })
    expect(store.find('petition-1')).toMatchObject({
      stage: 'EDITING',
      attempted: false,
      problem: { message: '有几处需要修改', errors },
    })
  })

  it('of a photo keeps the draft, and sends nothing', async () => {
    ports.upload = async (draftId, key) => settle(draftId, key, { name: 'REFUSED', reason: '打不开' })
    store.add(draftWith({}, [newPhoto('a', 'ea', 'fa')]))
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'refused' })
    expect(service.posts).toBe(0)
    expect(store.find('petition-1')?.fields.title).toBe('北门掉头')
  })

  it.each([
    [401, 'an expired sign-in'],
    [429, 'too many requests'],
    [500, 'a defect of the service'],
    [503, 'a part that is down'],
  ])('%i is none: %s leaves it waiting', async (status) => {
    service.refuse = problemOf(status, {})
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'waiting' })
    expect(store.find('petition-1')?.stage).toBe('WAITING')
  })

  it('is not what "still running" means', async () => {
    service.refuse = problemOf(409, { code: 'idempotency-in-progress' })
    store.add(draftWith())
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'waiting' })
  })

  it('does not hide a defect of ours', async () => {
    ports.post = async () => {
      throw new TypeError('defect')
    }
    store.add(draftWith())
    await expect(outbox.submit('petition-1')).rejects.toThrow('defect')
    expect(store.find('petition-1')).toBeDefined()
  })
})

describe('photos that the service has swept', () => {
  it('are brought anew before a draft of last week is sent', async () => {
    store.add({ ...draftWith({}, [verifiedPhoto('a', NOW)]), stage: 'WAITING' })
    now = NOW + 7 * 24 * 3600_000
    await outbox.flush()
    expect(uploaded).toEqual(['a'])
    expect(service.filed.get('petition-1')?.photos[0]).toMatchObject({ evidenceId: 'new-1', state: { name: 'VERIFIED' } })
  })

  const gone = (index: number) =>
    problemOf(400, { errmsg: '照片不在了', errors: [{ pointer: `/evidenceIds/${index}`, code: 'not-found', message: '照片不在了' }] })

  it('are brought anew when only the service knew it, and the draft is tried once more', async () => {
    const first = ports.post
    ports.post = async (draft) => {
      if (draft.photos[1]?.evidenceId === 'evidence-b') {
        throw gone(1)
      }
      return first(draft)
    }
    store.add(draftWith({}, [verifiedPhoto('a'), verifiedPhoto('b')]))
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'sent' })
    expect(uploaded).toEqual(['b'])
  })

  it('are not tried for ever', async () => {
    service.refuse = gone(0)
    store.add(draftWith({}, [verifiedPhoto('a')]))
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'refused' })
    expect(service.posts).toBe(2)
  })

  it('are asked for again when the phone has lost the file', async () => {
    service.refuse = gone(0)
    store.add(draftWith({}, [{ ...verifiedPhoto('a'), file: null }]))
    expect(await outbox.submit('petition-1')).toMatchObject({ result: 'refused' })
    expect(service.posts).toBe(1)
  })
})
