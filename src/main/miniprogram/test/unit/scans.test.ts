import { beforeEach, describe, expect, it } from 'vitest'
import { offlineProblem, problemOf, type Problem } from '../../src/api/problem'
import type { components } from '../../src/api/schema'
import { ScanQueue, type Answered, type QueuePorts } from '../../src/scans/queue'
import { scanBody, type Scan } from '../../src/scans/scan'
import { deferred, MapValues, NOW } from './fixtures'

type CheckIn = components['schemas']['CheckIn']

/** A service that keeps the first result of each nonce, as the real one does, whatever becomes of its answer. */
class Service implements QueuePorts {
  readonly taken = new Map<string, CheckIn>()
  readonly batches: string[][] = []
  readonly refusals = new Map<string, string>()
  offline = false
  loseAnswer = false
  refuse: Problem | null = null

  async one(scan: Scan): Promise<CheckIn> {
    if (this.offline) {
      throw offlineProblem()
    }
    if (this.refuse !== null) {
      throw this.refuse
    }
    const checkIn = this.take(scan)
    if (this.loseAnswer) {
      throw offlineProblem()
    }
    return checkIn
  }

  async batch(scans: readonly Scan[]): Promise<readonly Answered[]> {
    this.batches.push(scans.map((scan) => scan.nonce))
    if (this.offline) {
      throw offlineProblem()
    }
    if (this.refuse !== null) {
      throw this.refuse
    }
    const answers = scans.map((scan): Answered => {
      const refusal = this.refusals.get(scan.nonce)
      return refusal === undefined ? this.take(scan) : { result: 'REFUSED', code: 'check-in-too-late', message: refusal, errors: [] }
    })
    if (this.loseAnswer) {
      throw offlineProblem()
    }
    return answers
  }

  private take(scan: Scan): CheckIn {
    const known = this.taken.get(scan.nonce)
    if (known !== undefined) {
      return { ...known, repeated: true }
    }
    const made = { id: `check-in-${scan.nonce}`, activityId: scan.activityId, result: 'ACCEPTED', repeated: false } as CheckIn
    this.taken.set(scan.nonce, made)
    return made
  }
}

let values: MapValues
let service: Service
let queue: ScanQueue

beforeEach(() => {
  values = new MapValues()
  service = new Service()
  restart()
})

/** The app is closed and opened again: only what was written down is left. */
function restart(user = 'user-1'): void {
  queue = new ScanQueue(values, user, service)
}

function scan(nonce = 'nonce-1'): Scan {
  return { nonce, activityId: 'activity-1', title: '主题党日', proof: { code: 'K7QD3M' }, scannedAt: NOW, deviceId: 'device', place: null, refusal: null }
}

describe('checking in with a network', () => {
  it('tells the result and keeps nothing', async () => {
    expect(await queue.checkIn(scan())).toMatchObject({ type: 'done', checkIn: { result: 'ACCEPTED' } })
    expect(queue.all()).toEqual([])
  })

  it('tells why it was refused and keeps nothing', async () => {
    service.refuse = problemOf(422, { code: 'check-in-code-invalid', errmsg: '签到码不对或已过期' })
    expect(await queue.checkIn(scan())).toEqual({ type: 'refused', message: '签到码不对或已过期' })
    expect(queue.all()).toEqual([])
  })

  it.each([401, 429, 500, 503])('is not refused by a %i: the scan waits', async (status) => {
    service.refuse = problemOf(status, {})
    expect(await queue.checkIn(scan())).toMatchObject({ type: 'waiting' })
    expect(queue.all()).toHaveLength(1)
  })

  it('is written down before it is sent, and not sent a second time meanwhile', async () => {
    const door = deferred<CheckIn>()
    service.one = () => door.promise
    const sending = queue.checkIn(scan())
    expect(values.get('qs.scans.user-1')).toHaveLength(1)
    await queue.flush()
    expect(service.batches).toEqual([])
    door.resolve({ result: 'ACCEPTED' } as CheckIn)
    expect(await sending).toMatchObject({ type: 'done' })
  })

  it('does not hide a defect of ours', async () => {
    service.one = async () => {
      throw new TypeError('defect')
    }
    await expect(queue.checkIn(scan())).rejects.toThrow('defect')
    expect(queue.all()).toHaveLength(1)
  })
})

describe('without a network', () => {
  beforeEach(async () => {
    service.offline = true
    await queue.checkIn(scan('nonce-1'))
    await queue.checkIn(scan('nonce-2'))
  })

  it('keeps what was scanned, and brings it in together when the network is back, also after a restart', async () => {
    restart()
    service.offline = false
    expect((await queue.flush()).map((one) => one.id)).toEqual(['check-in-nonce-1', 'check-in-nonce-2'])
    expect(service.batches).toEqual([['nonce-1', 'nonce-2']])
    expect(queue.all()).toEqual([])
  })

  it('brings nothing twice when it is asked twice', async () => {
    service.offline = false
    await Promise.all([queue.flush(), queue.flush()])
    await queue.flush()
    expect(service.batches).toHaveLength(1)
  })

  it('keeps them while the network is still gone', async () => {
    expect(await queue.flush()).toEqual([])
    expect(queue.all()).toHaveLength(2)
  })

  it('keeps a refused one with its reason until it was seen, and lets the others in', async () => {
    service.offline = false
    service.refusals.set('nonce-1', '扫码已超过七十二小时')
    expect(await queue.flush()).toHaveLength(1)
    expect(queue.all()).toMatchObject([{ nonce: 'nonce-1', refusal: '扫码已超过七十二小时' }])

    await queue.flush()
    expect(service.batches).toHaveLength(1)
    queue.remove('nonce-1')
    restart()
    expect(queue.all()).toEqual([])
  })

  it('is the business of this user only', () => {
    restart('user-2')
    expect(queue.all()).toEqual([])
  })
})

describe('an answer that was lost', () => {
  it('counts once, and the first result is told', async () => {
    service.loseAnswer = true
    expect(await queue.checkIn(scan())).toMatchObject({ type: 'waiting' })
    await queue.flush()
    service.loseAnswer = false
    restart()
    expect(await queue.flush()).toMatchObject([{ id: 'check-in-nonce-1', repeated: true }])
    expect(service.taken.size).toBe(1)
    expect(queue.all()).toEqual([])
  })
})

describe('a service that answers for fewer than were sent', () => {
  it('leaves the rest waiting', async () => {
    service.offline = true
    await queue.checkIn(scan('nonce-1'))
    await queue.checkIn(scan('nonce-2'))
    service.offline = false
    service.batch = async (scans) => [{ id: scans[0]!.nonce, result: 'ACCEPTED' } as CheckIn]
    await queue.flush()
    expect(queue.all()).toMatchObject([{ nonce: 'nonce-2' }])
  })
})

describe('the body of a check-in', () => {
  it('tells both clocks, and a place only where there is one', () => {
    expect(scanBody(scan(), NOW + 60_000)).toEqual({
      code: 'K7QD3M',
      scannedAt: '2026-11-23T01:00:00.000Z',
      sentAt: '2026-11-23T01:01:00.000Z',
      nonce: 'nonce-1',
      deviceId: 'device',
    })
    const place = { latitude: 30.25, longitude: 120.15, accuracy: 25, crs: 'WGS84' as const }
    expect(scanBody({ ...scan(), place }, NOW)).toMatchObject({ place })
  })
})
