import { eventParser, type StreamEvent } from './eventStream'

export type LiveState = 'connecting' | 'live' | 'offline'

export interface LiveStreamParts {
  readonly url: string
  /** `fetch`, and not EventSource: only so can a 401 be told from a dead network, and the stream resumed after a new sign-in. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly onEvent: (event: StreamEvent) => void
  readonly onState: (state: LiveState) => void
  /** The stream is open again after a break; events older than the service remembers may be missing. */
  readonly onResumed: () => void
  readonly online: () => boolean
  /** The last event that was heard before, by whichever connection: this one goes on after it, and its opening is a resumption. */
  readonly after?: string
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/** Keeps one event stream open until it is closed: resumes after the last event seen, waits longer after each failure in a row. */
export function liveStream(parts: LiveStreamParts): { close: () => void; wake: () => void } {
  const closing = new AbortController()
  let connection = new AbortController()
  let sleeping = new AbortController()
  let lastEventId = parts.after ?? ''
  let failures = 0
  let openedBefore = parts.after !== undefined

  async function connect(): Promise<void> {
    connection = new AbortController()
    const headers = new Headers({ Accept: 'text/event-stream' })
    if (lastEventId) headers.set('Last-Event-ID', lastEventId)
    const signal = AbortSignal.any([closing.signal, connection.signal])
    const response = await parts.fetch(new Request(parts.url, { headers, signal, cache: 'no-store' }))
    if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`)
    failures = 0
    parts.onState('live')
    if (openedBefore) parts.onResumed()
    openedBefore = true
    await read(response.body)
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = eventParser()
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const event of parser.feed(piece.value)) {
        if (event.id) lastEventId = event.id
        parts.onEvent(event)
      }
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      parts.onState(parts.online() ? 'connecting' : 'offline')
      try {
        await connect()
      } catch {
        // every failure is answered alike: say so by the state, wait, try again
        failures += 1
      }
      if (closing.signal.aborted) return
      parts.onState(parts.online() ? 'connecting' : 'offline')
      sleeping = new AbortController()
      await parts.pause(pauseAfter(failures), AbortSignal.any([closing.signal, sleeping.signal]))
    }
  }

  void run()

  return {
    close: () => closing.abort(),
    /** Something changed (network, visibility): drop a connection that may be dead and try now. */
    wake: () => {
      failures = 0
      connection.abort()
      sleeping.abort()
    },
  }
}

/** Spread by chance, so that a whole office does not come back in the same second after a restart. */
export function pauseAfter(failures: number, chance: () => number = Math.random): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1))
  return longest / 2 + (longest / 2) * chance()
}

/** Waits, or returns at once when the signal says so. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
