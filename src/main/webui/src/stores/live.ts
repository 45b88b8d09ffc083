import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import { authorisedFetch } from '@/api/client'
import type { ActivityChange, PetitionStatus } from '@/api/types'
import type { StreamEvent } from '@/lib/eventStream'
import { pause, type LiveState } from '@/lib/liveStream'
import { sharedStream, type Sharing } from '@/lib/sharedStream'
import { useSession } from './session'

/** What the stream tells of a petition: enough to know that one's own copy is old, nothing to read. */
export interface PetitionChange {
  readonly id: string
  readonly number: string
  readonly status: PetitionStatus
  readonly version: number
}

interface Changes {
  petition: PetitionChange
  activity: ActivityChange
}

export type Topic = keyof Changes
type Listener<T extends Topic> = (change: Changes[T] | 'resumed') => void

const PATHS: Record<Topic, string> = { petition: '/petitions/stream', activity: '/activities/stream' }
const TOPICS = Object.keys(PATHS) as Topic[]
const SHARING: Sharing = {
  locks: navigator.locks,
  channel: 'BroadcastChannel' in globalThis ? (name) => new BroadcastChannel(name) : undefined,
  document,
}
const WORST_FIRST: readonly LiveState[] = ['offline', 'connecting', 'live']

/**
 * The live connections: one per topic for all tabs of a person, open while a page listens to it. The topic that the shell keeps
 * stays open throughout; browsers give a host few connections, so the others close when nobody listens.
 */
export const useLive = defineStore('live', () => {
  const states = reactive<Partial<Record<Topic, LiveState>>>({})
  /** The worst of the open connections: what it is about is not up to date. */
  const state = computed<LiveState>(() => WORST_FIRST.find((one) => Object.values(states).includes(one)) ?? 'connecting')
  /** Read out by screen readers. */
  const announcement = ref('')
  const listeners = new Map<Topic, Set<(change: never) => void>>()
  const streams = new Map<Topic, { close: () => void; wake: () => void }>()
  const kept = new Set<Topic>()
  const session = useSession()

  function tell<T extends Topic>(topic: T, change: Changes[T] | 'resumed'): void {
    for (const listener of listeners.get(topic) ?? []) (listener as Listener<T>)(change)
  }

  function wake(): void {
    for (const stream of streams.values()) stream.wake()
  }

  function connect(topic: Topic): void {
    if (streams.has(topic)) return
    let closed = false
    // named after the person: who signs in next at this browser hears nothing of it
    const name = `qs-live:${topic}:${session.me?.id ?? ''}`
    const parts = {
      url: `${location.origin}/api/v1${PATHS[topic]}`,
      fetch: authorisedFetch,
      onEvent: ({ event, data }: StreamEvent) => {
        if (event === topic) tell(topic, JSON.parse(data) as Changes[typeof topic])
        // away for longer than the service remembers: everything shown may be old
        else if (event === 'reset') tell(topic, 'resumed')
      },
      onState: (now: LiveState) => {
        if (!closed) states[topic] = now
      },
      onResumed: () => tell(topic, 'resumed'),
      online: () => navigator.onLine,
      pause,
    }
    const stream = sharedStream(name, parts, SHARING)
    streams.set(topic, {
      wake: stream.wake,
      close: () => {
        closed = true
        stream.close()
      },
    })
  }

  function disconnect(topic: Topic): void {
    streams.get(topic)?.close()
    streams.delete(topic)
    delete states[topic]
  }

  const isNeeded = (topic: Topic) => kept.has(topic) || (listeners.get(topic)?.size ?? 0) > 0

  // a tab whose sign-in has run out leaves the line to those whose person has signed in again, and takes part once it has its own
  watch(
    () => session.phase,
    (phase) => {
      if (phase === 'expired') {
        for (const topic of streams.keys()) {
          disconnect(topic)
          states[topic] = 'connecting'
        }
      } else if (phase === 'signedIn') {
        for (const topic of TOPICS.filter((one) => isNeeded(one) && !streams.has(one))) {
          connect(topic)
          tell(topic, 'resumed')
        }
      }
    },
  )

  function disconnectUnlessNeeded(topic: Topic): void {
    if (!isNeeded(topic)) disconnect(topic)
  }

  /** Keeps a topic open until `close`, listened to or not. */
  function open(topic: Topic): void {
    kept.add(topic)
    connect(topic)
    addEventListener('online', wake)
    addEventListener('offline', wake)
  }

  function close(): void {
    kept.clear()
    for (const topic of TOPICS) disconnect(topic)
    removeEventListener('online', wake)
    removeEventListener('offline', wake)
  }

  function listen<T extends Topic>(topic: T, listener: Listener<T>): () => void {
    const known = listeners.get(topic) ?? new Set()
    listeners.set(topic, known)
    known.add(listener)
    connect(topic)
    return () => {
      known.delete(listener)
      // the next page may listen to the same at once: let it, before the connection is given up
      setTimeout(() => disconnectUnlessNeeded(topic))
    }
  }

  return { state, states, announcement, open, close, listen }
})
