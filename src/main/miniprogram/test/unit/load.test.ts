import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../src/api/problem'
import { useLoad } from '../../src/app/load'
import { deferred, MapValues } from './fixtures'

const offline = () => new Problem('offline', 'network-unreachable', '网络不通')

describe('what a page shows', () => {
  let values: MapValues
  const waiting: ReturnType<typeof deferred<string>>[] = []
  const ask = () => {
    const one = deferred<string>()
    waiting.push(one)
    return one.promise
  }

  beforeEach(() => {
    values = new MapValues()
    waiting.length = 0
    vi.stubGlobal('uni', {
      getStorageSync: (key: string) => values.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => values.set(key, value),
    })
  })

  it('is the answer to what was asked last, also where an older one comes later or fails', async () => {
    let asked = 'a'
    const load = useLoad(ask, () => asked)
    const runs = [load.run()]
    asked = 'b'
    runs.push(load.run(), load.run())
    waiting[2]!.resolve('new')
    await runs[2]
    waiting[0]!.resolve('old')
    waiting[1]!.reject(offline())
    await Promise.all(runs)
    expect(load).toMatchObject({ value: 'new', problem: null, stale: false, loading: false })
    expect([values.get('a'), values.get('b')]).toEqual([undefined, 'new'])
  })

  it('is being read until the last answer is there', async () => {
    const load = useLoad(ask)
    const runs = [load.run(), load.run()]
    waiting[0]!.resolve('old')
    await runs[0]
    expect(load).toMatchObject({ value: null, loading: true })
    waiting[1]!.resolve('new')
    await runs[1]
    expect(load).toMatchObject({ value: 'new', loading: false })
  })

  it('is kept for the person who asked, not for the next one at the phone', async () => {
    let user = 'a'
    const load = useLoad(ask, () => user)
    const run = load.run()
    user = 'b'
    waiting[0]!.resolve('theirs')
    await run
    expect([values.get('a'), values.get('b')]).toEqual(['theirs', undefined])
  })

  it('is what was kept, where there is no network', async () => {
    values.set('a', 'kept')
    const load = useLoad(ask, () => 'a')
    const run = load.run()
    waiting[0]!.reject(offline())
    await run
    expect(load).toMatchObject({ value: 'kept', stale: true })
    expect(load.problem?.code).toBe('network-unreachable')
  })
})
