import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Petition, TimelineItem } from '@/api/types'
import { usePetition } from '@/features/petitions/detail/usePetition'
import { useLive } from '@/stores/live'
import { happened, petition, render, signedIn } from './support'

interface Waiting {
  readonly path: string
  readonly answer: (body: unknown) => Promise<void>
  readonly fail: () => Promise<void>
}

const details = (asked: Waiting[]) => asked.filter(({ path }) => path.endsWith('/p1'))
const timelines = (asked: Waiting[]) => asked.filter(({ path }) => path.endsWith('/timeline'))
const items = (length: number): { items: TimelineItem[]; nextCursor: null } => ({
  items: Array.from({ length }, (_, seq) => happened(seq + 1, 'note')),
  nextCursor: null,
})
const version = (of: number, more: Partial<Petition> = {}) => petition({ version: of, ...more })

/** A service whose answers come in the order that a test likes. */
function open() {
  const asked: Waiting[] = []
  vi.stubGlobal('fetch', (request: Request) => new Promise((resolve, reject) => {
    asked.push({
      path: new URL(request.url).pathname,
      answer: async (body) => {
        resolve(new Response(JSON.stringify(body)))
        await flushPromises()
      },
      fail: async () => {
        reject(new TypeError('Failed to fetch'))
        await flushPromises()
      },
    })
  }))
  const live = useLive()
  vi.spyOn(live, 'listen').mockReturnValue(() => undefined)
  live.states = { petition: 'live' }
  let used: ReturnType<typeof usePetition> | undefined
  render(defineComponent(() => {
    used = usePetition('p1')
    return () => h('i')
  }))
  if (!used) throw new Error('not set up')
  return { asked, ...used }
}

describe('a petition that is open', () => {
  beforeEach(() => signedIn())

  it('never goes back to an older version, whichever answer comes last', async () => {
    const { asked, petition: shown, timeline, loading, load } = open()
    void load()
    void load()
    await flushPromises()
    await details(asked)[1]?.answer(version(5))
    await timelines(asked)[1]?.answer(items(5))
    expect([shown.value?.version, timeline.value.length, loading.value]).toEqual([5, 5, false])
    await details(asked)[0]?.answer(version(4))
    await timelines(asked)[0]?.answer(items(4))
    expect([shown.value?.version, timeline.value.length]).toEqual([5, 5])
  })

  it('is as an action left it, also where a reading from before comes later', async () => {
    const { asked, petition: shown, timeline, loading, load, accept } = open()
    void load()
    await flushPromises()
    void accept(version(5))
    await flushPromises()
    await timelines(asked)[1]?.answer(items(5))
    await details(asked)[0]?.answer(version(4))
    await timelines(asked)[0]?.answer(items(4))
    expect([shown.value?.version, timeline.value.length, loading.value]).toEqual([5, 5, false])
  })

  it('takes what is newer than the answer to an action, also where it was asked for before', async () => {
    const { asked, petition: shown, timeline, load, accept } = open()
    void load()
    await flushPromises()
    void accept(version(5))
    await flushPromises()
    await details(asked)[0]?.answer(version(6))
    await timelines(asked)[0]?.answer(items(6))
    await timelines(asked)[1]?.answer(items(7))
    expect([shown.value?.version, timeline.value.length]).toEqual([6, 7])
    void accept(version(5))
    expect(shown.value?.version).toBe(6)
  })

  it('of one version is what was asked for last', async () => {
    const { asked, petition: shown, load } = open()
    void load()
    void load()
    await flushPromises()
    await details(asked)[1]?.answer(version(5, { allowedActions: ['answer'] }))
    await timelines(asked)[1]?.answer(items(5))
    await details(asked)[0]?.answer(version(5, { allowedActions: [] }))
    await timelines(asked)[0]?.answer(items(5))
    expect(shown.value?.allowedActions).toEqual(['answer'])
  })

  it('is not troubled by an older reading that failed', async () => {
    const { asked, trouble, loading, load } = open()
    void load()
    void load()
    await flushPromises()
    await details(asked)[1]?.answer(version(5))
    await timelines(asked)[1]?.answer(items(5))
    await details(asked)[0]?.fail()
    expect([trouble.value, loading.value]).toEqual([null, false])
  })
})
