import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PointsClaim, PointsClaimRow, PointsClaimStatus } from '@/api/types'

export interface ClaimFilter {
  readonly view: 'waiting' | 'all'
  readonly status: PointsClaimStatus | null
}

const PAGE = 50

/** Claims of points: those that wait for this person, or all of the scope. */
export const useClaims = defineStore('claims', () => {
  const filter = ref<ClaimFilter>({ view: 'waiting', status: null })
  const rows = shallowRef<PointsClaimRow[]>([])
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  let generation = 0

  async function read(cursor: string | null, keep: readonly PointsClaimRow[]): Promise<void> {
    generation += 1
    const mine = generation
    const { view, status } = filter.value
    loading.value = true
    trouble.value = null
    try {
      const query = {
        limit: PAGE,
        ...(view === 'waiting' && { waiting: true }),
        ...(status && { status: [status] }),
        ...(cursor && { cursor }),
      }
      const page = await unwrap(api.GET('/points/claims', { params: { query } }))
      if (mine !== generation) return
      const known = new Set(keep.map(({ id }) => id))
      rows.value = [...keep, ...page.items.filter(({ id }) => !known.has(id))]
      nextCursor.value = page.nextCursor
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  const load = () => read(null, [])
  const more = async () => {
    if (nextCursor.value && !loading.value) await read(nextCursor.value, rows.value)
  }

  function show(next: ClaimFilter): Promise<void> {
    if (JSON.stringify(next) !== JSON.stringify(filter.value)) rows.value = []
    filter.value = next
    return load()
  }

  /** A claim as it is now: what no longer waits leaves the list of what does. */
  function take(claim: PointsClaim): void {
    const { view, status } = filter.value
    const belongs = (view === 'all' || claim.allowedActions.includes('decide')) && (!status || claim.status === status)
    rows.value = rows.value.flatMap((row) => (row.id !== claim.id ? [row] : belongs ? [claim] : []))
  }

  return { filter, rows, nextCursor, loading, trouble, load, more, show, take }
})
