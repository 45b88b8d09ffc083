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
  let turn = 0
  /** The turn of the timeline that is shown. */
  let shown = 0

  async function readTimeline(): Promise<TimelineItem[]> {
    return allOf(
      (cursor) => unwrap(api.GET('/petitions/{id}/timeline', { params: { path: { id }, query: { limit: 100, ...cursor } } })),
    )
  }

  /** A version that is older than what is shown is dropped; of the same version, what was asked for last is shown. */
  function show(detail: Petition, mine: number): void {
    const newer = detail.version - (petition.value?.version ?? 0)
    if (newer > 0 || (newer === 0 && mine > shown)) petition.value = detail
  }

  async function inTurn(read: (mine: number) => Promise<TimelineItem[]>): Promise<void> {
    turn += 1
    const mine = turn
    try {
      const items = await read(mine)
      if (mine > shown) {
        shown = mine
        timeline.value = items
      }
    } catch (error) {
      if (mine > shown) trouble.value = error
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  /** Reads both anew; what is shown stays until both are there, so that they always belong together. */
  function load(): Promise<void> {
    loading.value = true
    trouble.value = null
    return inTurn(async (mine) => {
      const [detail, items] = await Promise.all([
        unwrap(api.GET('/petitions/{id}', { params: { path: { id } } })),
        readTimeline(),
      ])
      show(detail, mine)
      return items
    })
  }

  /** An action answered with the petition as it is now; the timeline follows. */
  function accept(detail: Petition): Promise<void> {
    // the list hears of it by the stream, where there is one
    if (live.state !== 'live') void petitions.refresh()
    return inTurn((mine) => {
      show(detail, mine)
      return readTimeline()
    })
  }

  const stop = live.listen('petition', (change) => {
    const news = change === 'resumed' || (change.id === id && change.version > (petition.value?.version ?? 0))
    if (news) void load()
  })
  onBeforeUnmount(stop)

  return { petition, timeline, loading, trouble, load, accept }
}
