import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { hasCode, unwrap } from '@/api/problem'
import type { ActivityRow } from '@/api/types'
import { matches, showsCheckIns, statusesOf, type Filter } from '@/features/activities/list/board'

const PAGE = 50

/** The board of activities: one filter, its rows, and what the live stream changes in them. */
export const useActivities = defineStore('activities', () => {
  const filter = ref<Filter>({ view: 'current', kind: null, organisationId: null })
  const rows = shallowRef<ActivityRow[]>([])
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  let generation = 0

  async function page(cursor: string | null) {
    const { view, kind, organisationId } = filter.value
    const query = {
      limit: PAGE,
      status: [...statusesOf(view)],
      ...(kind && { kind: [kind] }),
      ...(organisationId && { organisationId }),
      ...(cursor && { cursor }),
    }
    return unwrap(api.GET('/activities', { params: { query } }))
  }

  /** Reads a page; an answer to an older question is dropped. */
  async function read(cursor: string | null, keep: readonly ActivityRow[]): Promise<void> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      const next = await page(cursor)
      if (mine !== generation) return
      const known = new Set(keep.map(({ id }) => id))
      rows.value = [...keep, ...next.items.filter(({ id }) => !known.has(id))]
      nextCursor.value = next.nextCursor
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

  async function show(next: Filter): Promise<void> {
    if (JSON.stringify(next) !== JSON.stringify(filter.value)) rows.value = []
    filter.value = next
    if (!showsCheckIns(next.view)) await load()
  }

  /** Takes in an activity as it is now: into the list, within it, or out of it. */
  function take(activity: ActivityRow): void {
    const others = rows.value.filter(({ id }) => id !== activity.id)
    const known = others.length < rows.value.length
    const belongs = matches(activity, filter.value)
    if (belongs && (known || !filter.value.organisationId)) rows.value = [...others, activity]
    else if (known) rows.value = others
  }

  /** Something changed elsewhere: reads that activity and takes it in. */
  async function refresh(id: string, version: number): Promise<void> {
    const shown = rows.value.find((row) => row.id === id)
    if (shown && shown.version >= version) return
    try {
      take(await unwrap(api.GET('/activities/{id}', { params: { path: { id } } })))
    } catch (error) {
      if (!hasCode(error, 'not-found')) throw error
      rows.value = rows.value.filter((row) => row.id !== id)
    }
  }

  return { filter, rows, nextCursor, loading, trouble, load, more, show, take, refresh }
})
