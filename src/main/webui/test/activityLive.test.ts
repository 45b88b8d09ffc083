import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Activity, ActivityChange } from '@/api/types'
import CountBoard from '@/features/activities/detail/CountBoard.vue'
import { useActivity } from '@/features/activities/detail/useActivity'
import { gathered } from '@/lib/gathered'
import { testIds } from '@/testids'
import { activity, secretary } from './activitySupport'
import { render, serve, signedIn } from './support'

/** The stream of one test: what is put in is what the page reads. */
function stream() {
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({ start: (controller) => (feed = controller) })
  const put = (text: string) => feed?.enqueue(new TextEncoder().encode(text))
  return { body, tell: (change: ActivityChange) => put(`event: activity\nid: 1\ndata: ${JSON.stringify(change)}\n\n`), reset: () => put('event: reset\ndata: {}\n\n') }
}

const came = (n: number): ActivityChange => ({
  id: 'a1',
  status: 'OPEN',
  version: 3,
  checkIn: { id: `c${n}`, memberId: `m${n}`, result: 'ACCEPTED', decided: null },
})

describe('counts before one’s eyes', () => {
  let page: VueWrapper
  let present = 0
  let source: ReturnType<typeof stream>
  let told: (string[] | null)[] = []
  let reads = 0

  beforeEach(async () => {
    document.body.innerHTML = ''
    signedIn(secretary)
    present = 0
    reads = 0
    told = []
    source = stream()
    serve(() => {
      reads += 1
      return { body: activity({ counts: { ...activity().counts, present } }) satisfies Activity }
    })
    const answer = globalThis.fetch
    vi.stubGlobal('fetch', (request: Request) =>
      request.url.endsWith('/stream') ? Promise.resolve(new Response(source.body)) : answer(request),
    )
    const Page = defineComponent(() => {
      const { activity: shown, load } = useActivity('a1', (ids) => told.push(ids))
      void load()
      return () => (shown.value ? h(CountBoard, { counts: shown.value.counts }) : null)
    })
    page = render(Page)
    await flushPromises()
  })
  afterEach(() => page.unmount())

  const shown = () => page.get(`[data-testid="${testIds.activityCount('present')}"]`).text()

  it('move when somebody checks in, without a reload', async () => {
    expect(shown()).toBe('0')
    present = 1
    source.tell(came(1))
    await vi.waitFor(() => expect(shown()).toBe('1'))
    expect(told).toEqual([['m1']])
  })

  it('are read once for a hall that checks in at once', async () => {
    const before = reads
    present = 40
    for (let n = 0; n < 40; n += 1) source.tell(came(n))
    await vi.waitFor(() => expect(shown()).toBe('40'))
    expect(reads - before).toBeLessThanOrEqual(2)
    expect(told.flat()).toHaveLength(40)
  })

  it('are read anew when the stream cannot say what was missed', async () => {
    present = 7
    source.reset()
    await vi.waitFor(() => expect(shown()).toBe('7'))
    expect(told).toEqual([null])
  })

  it('stay when another activity changes', async () => {
    const before = reads
    source.tell({ ...came(1), id: 'other' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(reads).toBe(before)
  })
})

describe('gathering', () => {
  it('never hands over while the last go is still running, and loses nothing', async () => {
    vi.useFakeTimers()
    const goes: number[][] = []
    const waiting: (() => void)[] = []
    const news = gathered<number>(100, (taken) => {
      goes.push(taken)
      return new Promise((resolve) => waiting.push(resolve))
    })
    news.add(1)
    await vi.advanceTimersByTimeAsync(100)
    news.add(2)
    news.add(3)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(goes).toEqual([[1]])
    waiting.shift()?.()
    await vi.advanceTimersByTimeAsync(100)
    expect(goes).toEqual([[1], [2, 3]])
    vi.useRealTimers()
  })
})
