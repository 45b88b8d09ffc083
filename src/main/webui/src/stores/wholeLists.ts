import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { BulletinRow, Policy, ServiceItem } from '@/api/types'
import { allOf } from '@/lib/pages'

/** What is small and read whole, with what was written since. */
function wholeList<T extends { id: string }>(read: () => Promise<T[]>) {
  const items = shallowRef<T[]>([])
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    if (loading.value) return
    loading.value = true
    trouble.value = null
    try {
      items.value = await read()
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** An item as the service answered it last. */
  function take(item: T): void {
    const known = items.value.some(({ id }) => id === item.id)
    items.value = known ? items.value.map((one) => (one.id === item.id ? item : one)) : [...items.value, item]
  }

  return { items, loading, trouble, load, take }
}

/** The menu of services with all that is written for it. */
export const useServiceItems = defineStore('service-items', () =>
  wholeList<ServiceItem>(() => allOf((cursor) => unwrap(api.GET('/service-items', { params: { query: { limit: 100, ...cursor } } })))),
)

/** Policies near the person's office, the newest first. */
export const usePolicies = defineStore('policies', () =>
  wholeList<Policy>(() => allOf((cursor) => unwrap(api.GET('/policies', { params: { query: { limit: 100, ...cursor } } })))),
)

/** Bulletins of the offices around the person's, the latest month first. */
export const useBulletins = defineStore('bulletins', () =>
  wholeList<BulletinRow>(() => allOf((cursor) => unwrap(api.GET('/bulletins', { params: { query: { limit: 100, ...cursor } } })))),
)
