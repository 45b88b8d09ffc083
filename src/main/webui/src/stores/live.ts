import { defineStore } from 'pinia'
import { ref } from 'vue'
import { authorisedFetch } from '@/api/client'
import type { PetitionStatus } from '@/api/types'
import { liveStream, pause, type LiveState } from '@/lib/liveStream'

/** What the stream tells of a petition: enough to know that one's own copy is old, nothing to read. */
export interface PetitionChange {
  readonly id: string
  readonly number: string
  readonly status: PetitionStatus
  readonly version: number
}

type Listener = (change: PetitionChange | 'resumed') => void

/** The one live connection of the tab; stores and pages listen to it. */
export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  /** Read out by screen readers. */
  const announcement = ref('')
  const listeners = new Set<Listener>()
  let stream: ReturnType<typeof liveStream> | undefined

  function tell(change: PetitionChange | 'resumed'): void {
    for (const listener of listeners) listener(change)
  }

  const wake = () => stream?.wake()

  function open(): void {
    stream ??= liveStream({
      url: `${location.origin}/api/v1/petitions/stream`,
      fetch: authorisedFetch,
      onEvent: ({ event, data }) => {
        if (event === 'petition') tell(JSON.parse(data) as PetitionChange)
        // away for longer than the service remembers: everything shown may be old
        else if (event === 'reset') tell('resumed')
      },
      onState: (now) => {
        state.value = now
      },
      onResumed: () => tell('resumed'),
      online: () => navigator.onLine,
      pause,
    })
    addEventListener('online', wake)
    addEventListener('offline', wake)
  }

  function close(): void {
    stream?.close()
    stream = undefined
    removeEventListener('online', wake)
    removeEventListener('offline', wake)
  }

  function listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { state, announcement, open, close, listen }
})
