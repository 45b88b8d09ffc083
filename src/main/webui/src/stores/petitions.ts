import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PetitionRow } from '@/api/types'
import type { Filter } from '@/features/petitions/list/queue'
import type { Page } from '@/lib/pages'

const PAGE = 100

function queryOf({ status, category, departmentId, overdue, q, queue }: Filter, cursor: string | null) {
  return {
    limit: PAGE,
    ...(queue !== 'EVERY' && { queue, overdue }),
    ...(status && { status: [status] }),
    ...(category && { category: [category] }),
    ...(departmentId && { departmentId }),
    ...(q.trim().length >= 2 && { q: q.trim() }),
    ...(cursor && { cursor }),
  }
}

function read(filter: Filter, cursor: string | null): Promise<Page<PetitionRow>> {
  const query = queryOf(filter, cursor) as never
  return filter.queue === 'EVERY'
    ? unwrap(api.GET('/petitions', { params: { query } }))
    : unwrap(api.GET('/petitions/queue', { params: { query } }))
}

/** The list beside the petition: the rows of one filter, in the order and as far as the service gave them. */
export const usePetitions = defineStore('petitions', () => {
  const filter = ref<Filter>({ queue: 'MINE', status: null, category: null, departmentId: null, overdue: false, q: '' })
  const rows = shallowRef<PetitionRow[]>([])
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  const fresh = reactive(new Set<string>())
  const chosen = reactive(new Set<string>())
  const known = computed(() => new Set(rows.value.map(({ id }) => id)))
  let generation = 0

  /** Reads the list anew, as far as it was shown. What is shown stays until the answer is there; one to an older question is dropped. */
  async function load(): Promise<boolean> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      const found: PetitionRow[] = []
      let cursor: string | null = null
      do {
        const page: Page<PetitionRow> = await read(filter.value, cursor)
        if (mine !== generation) return false
        found.push(...page.items)
        cursor = page.nextCursor
      } while (cursor && found.length < rows.value.length)
      rows.value = found
      nextCursor.value = cursor
      for (const id of chosen) if (!known.value.has(id)) chosen.delete(id)
      return true
    } catch (error) {
      if (mine === generation) trouble.value = error
      return false
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  async function more(): Promise<void> {
    if (!nextCursor.value || loading.value) return
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      const next = await read(filter.value, nextCursor.value)
      if (mine !== generation) return
      rows.value = [...rows.value, ...next.items.filter(({ id }) => !known.value.has(id))]
      nextCursor.value = next.nextCursor
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  function show(next: Filter): Promise<boolean> {
    if (next.queue !== filter.value.queue) rows.value = []
    filter.value = next
    nextCursor.value = null
    fresh.clear()
    chosen.clear()
    return load()
  }

  /** Something changed elsewhere: reads anew and marks what has come in since. The ids that arrived. */
  async function refresh(): Promise<string[]> {
    const before = known.value
    if (!(await load())) return []
    const arrived = rows.value.map(({ id }) => id).filter((id) => !before.has(id))
    for (const id of arrived) fresh.add(id)
    return arrived
  }

  function choose(id: string): void {
    if (!chosen.delete(id)) chosen.add(id)
  }

  return { filter, rows, nextCursor, loading, trouble, fresh, chosen, load, more, show, refresh, choose }
})
