import type { StreamEvent } from './eventStream'
import { liveStream, type LiveState, type LiveStreamParts } from './liveStream'

/** What of a browser the sharing needs; absent where a page is not in a secure context, or the browser is old. */
export interface Sharing {
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly channel: ((name: string) => BroadcastChannel) | undefined
  readonly document: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>
}

interface Stream {
  close: () => void
  wake: () => void
}

type Told =
  | { readonly kind: 'event'; readonly event: StreamEvent }
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'hello' }

/**
 * One connection for all tabs of a person: a browser gives a host six, and the seventh tab would wait for ever. The tab that holds
 * the lock keeps the connection and tells the others what it hears; when it closes, the next one goes on after the last event.
 * Where tabs cannot agree, each keeps a connection of its own, but only while it is looked at.
 */
export function sharedStream(name: string, parts: LiveStreamParts, { locks, channel: open, document }: Sharing): Stream {
  return locks && open ? amongTabs(name, parts, locks, open(name), document) : whileSeen(parts, document)
}

function amongTabs(
  name: string,
  parts: LiveStreamParts,
  locks: Pick<LockManager, 'request'>,
  channel: BroadcastChannel,
  document: Sharing['document'],
): Stream {
  const closing = new AbortController()
  let own: Stream | undefined
  let state: LiveState = 'connecting'
  let lastEventId = ''
  /** whether another tab's connection was heard of: then one's own goes on from there */
  let followed = false

  function post(told: Told): void {
    // a channel, not a window: there is no other origin to keep it from
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (!closing.signal.aborted) channel.postMessage(told)
  }

  const hear: LiveStreamParts = {
    ...parts,
    onEvent(event) {
      if (event.id) lastEventId = event.id
      parts.onEvent(event)
    },
    onState(now) {
      state = now
      parts.onState(now)
    },
  }

  function lead(): Promise<void> {
    return new Promise((release) => {
      closing.signal.addEventListener('abort', () => release())
      own = liveStream({
        ...hear,
        ...(followed && { after: lastEventId }),
        onEvent(event) {
          hear.onEvent(event)
          post({ kind: 'event', event })
        },
        onState(now) {
          hear.onState(now)
          post({ kind: 'state', state: now })
        },
        onResumed() {
          hear.onResumed()
          post({ kind: 'resumed' })
        },
      })
    })
  }

  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'hello') {
      if (own) post({ kind: 'state', state })
      return
    }
    // two connections at once are those of a tab that has lost its lock: its own counts
    if (own) return
    followed = true
    if (data.kind === 'event') hear.onEvent(data.event)
    else if (data.kind === 'state') hear.onState(data.state)
    else hear.onResumed()
  })

  parts.onState('connecting')
  post({ kind: 'hello' })
  locks.request(name, { signal: closing.signal }, lead).catch((error: unknown) => {
    if (closing.signal.aborted) return
    // told to whoever looks after the browser; the person goes on, with a connection of this tab's own
    reportError(error)
    own ??= whileSeen({ ...hear, ...(followed && { after: lastEventId }) }, document)
  })

  return {
    close() {
      own?.close()
      closing.abort()
      channel.close()
    },
    wake: () => own?.wake(),
  }
}

function whileSeen(parts: LiveStreamParts, document: Sharing['document']): Stream {
  let lastEventId = ''
  let own: Stream | undefined
  let before = false

  function start(): void {
    own ??= liveStream({
      ...parts,
      ...(before && { after: lastEventId }),
      onEvent(event) {
        if (event.id) lastEventId = event.id
        parts.onEvent(event)
      },
    })
    before = true
  }

  function stop(): void {
    own?.close()
    own = undefined
  }

  const look = () => (document.hidden ? stop() : start())
  look()
  document.addEventListener('visibilitychange', look)
  return {
    close() {
      document.removeEventListener('visibilitychange', look)
      stop()
    },
    wake: () => own?.wake(),
  }
}
