import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { SavedFilter } from '@/api/types'
import { randomKey } from '@/lib/ids'

/** The filters that a person keeps; the service stores them, so that they are there at every desk. */
export const useSavedFilters = defineStore('savedFilters', () => {
  const items = shallowRef<readonly SavedFilter[]>([])
  /** Why they could not be read; what was refused of a change is told where it was made. */
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    try {
      items.value = (await unwrap(api.GET('/petition-filters'))).items
      trouble.value = null
    } catch (error) {
      trouble.value = error
    }
  }

  async function save(name: string, query: Record<string, string>): Promise<void> {
    const body = { name, query } as never
    const saved = await unwrap(api.POST('/petition-filters', { params: { header: { 'Idempotency-Key': randomKey() } }, body }))
    // one of the same name has given way to it
    items.value = [...items.value.filter(({ id }) => id !== saved.id), saved]
  }

  async function remove(id: string): Promise<void> {
    await unwrap(api.DELETE('/petition-filters/{id}', { params: { path: { id } } }))
    items.value = items.value.filter((one) => one.id !== id)
  }

  return { items, trouble, load, save, remove }
})
