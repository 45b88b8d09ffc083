import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PointsClaim, PointsEntry } from '@/api/types'
import { allOf } from '@/lib/pages'
import { useClaims } from '@/stores/claims'

async function readEntries({ member, occurredOn }: PointsClaim): Promise<PointsEntry[]> {
  const path = { id: member.id }
  const period = occurredOn.slice(0, 4)
  return allOf(
    (cursor) => unwrap(api.GET('/members/{id}/points/entries', { params: { path, query: { period, limit: 100, ...cursor } } })),
  )
}

/** One claim, and what its member has earned in the year it is for: that is where its caps are counted. */
export function useClaim(id: string) {
  const claims = useClaims()
  const claim = shallowRef<PointsClaim | null>(null)
  const entries = shallowRef<PointsEntry[] | null>(null)
  const loading = ref(true)
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    loading.value = true
    trouble.value = null
    try {
      const now = await unwrap(api.GET('/points/claims/{id}', { params: { path: { id } } }))
      claim.value = now
      claims.take(now)
      entries.value = await readEntries(now)
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** A decision answered with the claim as it is now. */
  async function accept(now: PointsClaim): Promise<void> {
    claim.value = now
    claims.take(now)
    try {
      entries.value = await readEntries(now)
    } catch (error) {
      trouble.value = error
    }
  }

  return { claim, entries, loading, trouble, load, accept }
}
