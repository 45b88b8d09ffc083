import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { CheckInCase } from '@/api/types'

const PAGE = 50

/** Those that wait for a decision, or those of the own branch's members elsewhere; of one activity or of all in scope. */
export interface Wanted {
  readonly waiting?: true
  readonly away?: true
  readonly activityId?: string
}

/** Check-ins to look into, newest first, as the service lists them. */
export function useCheckIns(wanted: Wanted) {
  const checkIns = shallowRef<CheckInCase[]>([])
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  let generation = 0

  async function read(cursor: string | null): Promise<void> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      const query = { ...wanted, limit: PAGE, ...(cursor && { cursor }) }
      const page = await unwrap(api.GET('/check-ins', { params: { query } }))
      if (mine !== generation) return
      checkIns.value = cursor ? [...checkIns.value, ...page.items] : page.items
      nextCursor.value = page.nextCursor
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  const load = () => read(null)
  const more = async () => {
    if (nextCursor.value && !loading.value) await read(nextCursor.value)
  }

  return { checkIns, nextCursor, loading, trouble, load, more }
}
