import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Petition, TimelineItem } from '@/api/types'
import { allOf } from '@/lib/pages'
import { useLive } from '@/stores/live'
import { usePetitions } from '@/stores/petitions'

/** One petition with its timeline, kept up to date while it is open. */
export function usePetition(id: string) {
  const live = useLive()
  const petitions = usePetitions()
  const petition = shallowRef<Petition | null>(null)
  const timeline = shallowRef<TimelineItem[]>([])
  const loading = ref(true)
  const trouble = shallowRef<unknown>(null)

  async function readTimeline(): Promise<TimelineItem[]> {
    return allOf(
      (cursor) => unwrap(api.GET('/petitions/{id}/timeline', { params: { path: { id }, query: { limit: 100, ...cursor } } })),
    )
  }

  /** Reads both anew; what is shown stays until both are there, so that they always belong together. */
  async function load(): Promise<void> {
    loading.value = true
    trouble.value = null
    try {
      const [detail, items] = await Promise.all([
        unwrap(api.GET('/petitions/{id}', { params: { path: { id } } })),
        readTimeline(),
      ])
      petition.value = detail
      timeline.value = items
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** An action answered with the petition as it is now; the timeline follows. */
  async function accept(detail: Petition): Promise<void> {
    petition.value = detail
    // the list hears of it by the stream, where there is one
    if (live.state !== 'live') void petitions.refresh()
    try {
      timeline.value = await readTimeline()
    } catch (error) {
      trouble.value = error
    }
  }

  const stop = live.listen('petition', (change) => {
    const news = change === 'resumed' || (change.id === id && change.version > (petition.value?.version ?? 0))
    if (news) void load()
  })
  onBeforeUnmount(stop)

  return { petition, timeline, loading, trouble, load, accept }
}
