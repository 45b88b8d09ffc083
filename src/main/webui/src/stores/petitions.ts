import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { hasCode, unwrap } from '@/api/problem'
import type { Petition, PetitionRow } from '@/api/types'
import { byNearestLimit, byNewest, matches, waitingStatuses, waitsFor, type Filter } from '@/features/petitions/list/queue'
import { useSession } from './session'

const PAGE = 100
/** What waits for one person is read whole, so that the nearest limit is truly first; beyond this the page says that it isn't all. */
const MOST_PAGES = 6

/** The list beside the petition: one filter, its rows, and what the live stream changes in them. */
export const usePetitions = defineStore('petitions', () => {
  const session = useSession()
  const filter = ref<Filter>({ view: 'waiting', status: null, category: null, q: '' })
  const found = shallowRef<PetitionRow[]>([])
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  const fresh = reactive(new Set<string>())
  let generation = 0

  const rows = computed(() =>
    filter.value.view === 'waiting' ? found.value.toSorted(byNearestLimit) : found.value.toSorted(byNewest),
  )

  function statuses(): Filter['status'][] {
    if (filter.value.status) return [filter.value.status]
    return filter.value.view === 'waiting' ? waitingStatuses(session.roles) : []
  }

  async function page(cursor: string | null) {
    const { category, q } = filter.value
    const query: Record<string, unknown> = { limit: PAGE }
    const wanted = statuses()
    if (wanted.length > 0) query.status = wanted
    if (category) query.category = [category]
    if (q.trim().length >= 2) query.q = q.trim()
    if (cursor) query.cursor = cursor
    return unwrap(api.GET('/petitions', { params: { query: query as never } }))
  }

  function waits(row: PetitionRow): boolean {
    return filter.value.view === 'all' || (session.me !== null && waitsFor(row, session.me, session.roles))
  }

  async function readWaiting(mine: number): Promise<void> {
    const all: PetitionRow[] = []
    let cursor: string | null = null
    for (let pages = 0; pages < MOST_PAGES && (pages === 0 || cursor); pages += 1) {
      const next: Awaited<ReturnType<typeof page>> = await page(cursor)
      if (mine !== generation) return
      all.push(...next.items.filter(waits))
      cursor = next.nextCursor
    }
    found.value = all
    nextCursor.value = cursor
  }

  async function readAll(mine: number): Promise<void> {
    const first = await page(null)
    if (mine !== generation) return
    found.value = first.items
    nextCursor.value = first.nextCursor
  }

  /** Reads the list anew. What is shown stays until the answer is there; an answer to an older question is dropped. */
  async function load(): Promise<void> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      await (filter.value.view === 'waiting' && statuses().length > 0 ? readWaiting(mine) : readAllOrNothing(mine))
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  /** A role without petitions of its own (an auditor) has nothing waiting, and need not ask. */
  async function readAllOrNothing(mine: number): Promise<void> {
    if (filter.value.view === 'all') return readAll(mine)
    found.value = []
    nextCursor.value = null
  }

  async function more(): Promise<void> {
    if (!nextCursor.value || loading.value) return
    const mine = generation
    loading.value = true
    try {
      const next = await page(nextCursor.value)
      if (mine !== generation) return
      const known = new Set(found.value.map(({ id }) => id))
      found.value = [...found.value, ...next.items.filter(({ id }) => !known.has(id))]
      nextCursor.value = next.nextCursor
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  function show(next: Filter): Promise<void> {
    if (next.view !== filter.value.view) found.value = []
    filter.value = next
    fresh.clear()
    return load()
  }

  /** Takes in a petition as it is now: into the list, within it, or out of it. True when it is new there. */
  function take(petition: Petition): boolean {
    const others = found.value.filter(({ id }) => id !== petition.id)
    const known = others.length < found.value.length
    const belongs = matches(petition, filter.value) && waits(petition)
    if (belongs) found.value = [...others, petition]
    else if (known) found.value = others
    return belongs && !known
  }

  function drop(id: string): void {
    found.value = found.value.filter((row) => row.id !== id)
    fresh.delete(id)
  }

  /** Something changed elsewhere: reads that petition and takes it in. */
  async function refresh(id: string, version: number): Promise<{ petition: Petition; arrived: boolean } | null> {
    const shown = found.value.find((row) => row.id === id)
    if (shown && shown.version >= version) return null
    try {
      const petition = await unwrap(api.GET('/petitions/{id}', { params: { path: { id } } }))
      const arrived = take(petition)
      if (arrived) fresh.add(id)
      return { petition, arrived }
    } catch (error) {
      if (!hasCode(error, 'not-found')) throw error
      drop(id)
      return null
    }
  }

  return { filter, rows, nextCursor, loading, trouble, fresh, load, more, show, take, refresh }
})
