import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Notification } from '@/api/types'
import { keptTopic } from '@/features/shell/places'
import { gathered } from '@/lib/gathered'
import { useLive } from './live'
import { useSession } from './session'

const PAGE = 30
const LOOK_EVERY = 45_000
const GATHERING = 1_500

/** The inbox: how much is unread wherever one is, and the list while it is open. */
export const useInbox = defineStore('inbox', () => {
  const live = useLive()
  const session = useSession()
  const unread = ref(0)
  const items = shallowRef<Notification[]>([])
  const nextCursor = ref<string | null>(null)
  const unreadOnly = ref(false)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  let generation = 0
  let stopWatching: (() => void) | undefined

  async function page(cursor: string | null, limit = PAGE) {
    const query = { limit, ...(unreadOnly.value && { unread: true }), ...(cursor && { cursor }) }
    return unwrap(api.GET('/notifications', { params: { query } }))
  }

  async function load(): Promise<void> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      const first = await page(null)
      if (mine !== generation) return
      items.value = first.items
      nextCursor.value = first.nextCursor
      unread.value = first.unread
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  async function more(): Promise<void> {
    if (!nextCursor.value || loading.value) return
    const mine = generation
    loading.value = true
    try {
      const next = await page(nextCursor.value)
      if (mine !== generation) return
      items.value = [...items.value, ...next.items]
      nextCursor.value = next.nextCursor
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  function show(onlyUnread: boolean): Promise<void> {
    unreadOnly.value = onlyUnread
    return load()
  }

  /** Opening something is reading it; a failure leaves it unread, and the next look tells the true number. */
  async function read(notification: Notification): Promise<void> {
    if (notification.readAt) return
    try {
      const now = await unwrap(api.POST('/notifications/{id}/read', { params: { path: { id: notification.id } } }))
      items.value = items.value.map((one) => (one.id === now.id ? now : one))
      unread.value = Math.max(0, unread.value - 1)
    } catch (error) {
      trouble.value = error
    }
  }

  /** The number beside the bell is not worth a note of trouble: it stays as it was until it can be read again. */
  async function count(): Promise<void> {
    try {
      unread.value = (await unwrap(api.GET('/notifications', { params: { query: { unread: true, limit: 1 } } }))).unread
    } catch {
      // the page itself says when the service is away
    }
  }

  function watch(): void {
    const look = () => document.visibilityState === 'visible' && void count()
    const news = gathered<null>(GATHERING, count)
    const topic = keptTopic(session.roles)
    const stopListening = topic ? live.listen(topic, () => news.add(null)) : undefined
    const timer = setInterval(look, LOOK_EVERY)
    document.addEventListener('visibilitychange', look)
    void count()
    stopWatching = () => {
      stopListening?.()
      news.stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }

  function unwatch(): void {
    stopWatching?.()
    stopWatching = undefined
    items.value = []
    unread.value = 0
  }

  return { unread, items, nextCursor, unreadOnly, loading, trouble, load, more, show, read, watch, unwatch }
})
