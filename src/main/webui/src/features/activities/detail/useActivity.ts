import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Activity, ActivityChange } from '@/api/types'
import { gathered } from '@/lib/gathered'
import { useActivities } from '@/stores/activities'
import { useLive } from '@/stores/live'

/** A hall that checks in is read a few times a second at most. */
const GATHERING = 300

/**
 * One activity, kept up to date while it is open: its own changes and each check-in come by the stream. `onCheckIns` is told which
 * members' lines have changed, or null when anything may have.
 */
export function useActivity(id: string, onCheckIns: (memberIds: string[] | null) => void = () => {}) {
  const activities = useActivities()
  const live = useLive()
  const activity = shallowRef<Activity | null>(null)
  const loading = ref(true)
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    loading.value = true
    trouble.value = null
    try {
      accept(await unwrap(api.GET('/activities/{id}', { params: { path: { id } } })))
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** An action answered with the activity as it is now. */
  function accept(now: Activity): void {
    activity.value = now
    activities.take(now)
  }

  const news = gathered<ActivityChange>(GATHERING, async (changes) => {
    const memberIds = changes.flatMap(({ checkIn }) => (checkIn ? [checkIn.memberId] : []))
    const newer = changes.some(({ version }) => version > (activity.value?.version ?? -1))
    if (memberIds.length > 0 || newer) await load()
    if (memberIds.length > 0) onCheckIns(memberIds)
  })

  const stop = live.listen('activity', (change) => {
    if (change === 'resumed') {
      void load()
      onCheckIns(null)
    } else if (change.id === id) news.add(change)
  })
  onBeforeUnmount(() => {
    stop()
    news.stop()
  })

  return { activity, loading, trouble, load, accept }
}
