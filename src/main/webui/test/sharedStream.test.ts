import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LiveState } from '@/lib/liveStream'
import { sharedStream, type Sharing } from '@/lib/sharedStream'

/** Locks and channels as a browser has them, for tabs of one test. */
function browser() {
  const waiting: (() => void)[] = []
  let held = false
  const channels: { hear: (event: MessageEvent) => void }[] = []

  function next(): void {
    held = false
    waiting.shift()?.()
  }
  const locks = {
    request: (_: string, { signal }: LockOptions, work: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const run = () => {
          held = true
          void (async () => {
            await work()
            resolve()
            next()
          })()
        }
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(run)
          if (at >= 0) waiting.splice(at, 1)
          reject(new DOMException('aborted', 'AbortError'))
        })
        if (held) waiting.push(run)
        else run()
      }),
  } as unknown as NonNullable<Sharing['locks']>
  const channel = () => {
    const one: { hear: (event: MessageEvent) => void } & Record<string, unknown> = {
      hear: (): void => undefined,
      addEventListener: (_: string, hear: (event: MessageEvent) => void) => {
        one.hear = hear
      },
      postMessage(data: unknown) {
        for (const other of channels) if (other !== one) other.hear({ data } as MessageEvent)
      },
      close: () => channels.splice(channels.indexOf(one), 1),
    }
    channels.push(one)
    return one as never as BroadcastChannel
  }
  return { locks, channel }
}

/** The service: each connection can be fed, and says after which event it was asked for. */
function service() {
  const asked: (string | null)[] = []
  const feeds: ((text: string) => void)[] = []
  const fetch = async (request: Request) => {
    asked.push(request.headers.get('Last-Event-ID'))
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        feeds.push((text) => controller.enqueue(new TextEncoder().encode(text)))
        request.signal.addEventListener('abort', () => controller.error(new Error('aborted')))
      },
    })
    return new Response(body)
  }
  return { asked, feeds, fetch }
}

function tab(shared: Sharing, fetch: (request: Request) => Promise<Response>) {
  const heard: string[] = []
  const states: LiveState[] = []
  let resumed = 0
  const stream = sharedStream(
    'qs-live:petition:me',
    {
      url: 'http://localhost/stream',
      fetch,
      onEvent: ({ data }) => heard.push(data),
      onState: (state) => states.push(state),
      onResumed: () => (resumed += 1),
      online: () => true,
      pause: () => new Promise(() => undefined),
    },
    shared,
  )
  return { ...stream, heard, states, resumed: () => resumed }
}

const document = (hidden = false) => {
  const listeners: (() => void)[] = []
  return { hidden, listeners, addEventListener: (_: string, one: () => void) => listeners.push(one), removeEventListener: () => undefined }
}
const settle = () => vi.waitFor(() => Promise.resolve())

afterEach(() => vi.useRealTimers())

describe('one connection for all tabs', () => {
  it('is opened once; every tab hears what comes and knows how it stands', async () => {
    const { locks, channel } = browser()
    const { asked, feeds, fetch } = service()
    const shared = { locks, channel, document: document() as never }
    const tabs = Array.from({ length: 8 }, () => tab(shared, fetch))
    await vi.waitFor(() => expect(tabs[0]?.states.at(-1)).toBe('live'))
    feeds[0]?.('id: 7\nevent: petition\ndata: seven\n\n')
    await vi.waitFor(() => expect(tabs.map(({ heard }) => heard)).toEqual(tabs.map(() => ['seven'])))
    const late = tab(shared, fetch)
    await settle()
    expect(asked).toEqual([null])
    expect(late.states.at(-1)).toBe('live')
  })

  it('passes to the next tab when its own closes, and goes on after the last event', async () => {
    const { locks, channel } = browser()
    const { asked, feeds, fetch } = service()
    const shared = { locks, channel, document: document() as never }
    const first = tab(shared, fetch)
    const second = tab(shared, fetch)
    await vi.waitFor(() => expect(first.states.at(-1)).toBe('live'))
    feeds[0]?.('id: 7\nevent: petition\ndata: seven\n\n')
    await vi.waitFor(() => expect(second.heard).toEqual(['seven']))
    first.close()
    await vi.waitFor(() => expect(asked).toEqual([null, '7']))
    await vi.waitFor(() => expect(second.resumed()).toBe(1))
    feeds[1]?.('id: 8\nevent: petition\ndata: eight\n\n')
    await vi.waitFor(() => expect(second.heard).toEqual(['seven', 'eight']))
    expect(first.heard).toEqual(['seven'])
  })

  it('is given up by a closed tab that only waited for it', async () => {
    const { locks, channel } = browser()
    const { asked, fetch } = service()
    const shared = { locks, channel, document: document() as never }
    const first = tab(shared, fetch)
    const second = tab(shared, fetch)
    second.close()
    first.close()
    await settle()
    expect(asked).toHaveLength(1)
  })
})

describe('where tabs cannot agree', () => {
  it('a tab that is refused the lock says so and keeps a connection of its own', async () => {
    const reported = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reported)
    const { channel } = browser()
    const { asked, feeds, fetch } = service()
    const refusal = new DOMException('denied', 'SecurityError')
    const one = tab({ locks: { request: () => Promise.reject(refusal) } as never, channel, document: document() as never }, fetch)
    await vi.waitFor(() => expect(one.states.at(-1)).toBe('live'))
    feeds[0]?.('id: 3\nevent: petition\ndata: three\n\n')
    await vi.waitFor(() => expect(one.heard).toEqual(['three']))
    expect(asked).toEqual([null])
    expect(reported).toHaveBeenCalledWith(refusal)
    one.close()
    vi.unstubAllGlobals()
  })

  it('a tab is connected only while it is looked at', async () => {
    const { asked, feeds, fetch } = service()
    const page = document()
    const one = tab({ locks: undefined, channel: undefined, document: page as never }, fetch)
    await vi.waitFor(() => expect(asked).toEqual([null]))
    feeds[0]?.('id: 3\nevent: petition\ndata: three\n\n')
    await vi.waitFor(() => expect(one.heard).toEqual(['three']))
    page.hidden = true
    page.listeners[0]?.()
    page.hidden = false
    page.listeners[0]?.()
    await vi.waitFor(() => expect(asked).toEqual([null, '3']))
    await vi.waitFor(() => expect(one.resumed()).toBe(1))
    one.close()
  })
})
