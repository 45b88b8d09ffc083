import { reactive, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { RosterRow, RosterStanding } from '@/api/types'
import { pagesOf } from '@/lib/pages'

const PAGE = 100
const FRESH_FOR = 6_000

/** The roster of one activity: filtered by standing and name, in the order the service gives, page by page. */
export function useRoster(activityId: string) {
  const rows = shallowRef<RosterRow[]>([])
  const nextCursor = ref<string | null>(null)
  const standing = ref<RosterStanding | null>(null)
  const q = ref('')
  const loading = ref(true)
  const trouble = shallowRef<unknown>(null)
  /** Members whose line has just changed before one's eyes. */
  const fresh = reactive(new Set<string>())
  let generation = 0

  function page(cursor: { cursor?: string }) {
    const query = { limit: PAGE, ...(standing.value && { standing: standing.value }), ...(q.value && { q: q.value }), ...cursor }
    return unwrap(api.GET('/activities/{id}/roster', { params: { path: { id: activityId }, query } }))
  }

  /** Reads as many pages as are shown, so that a person who scrolled far stays where they are. */
  async function readShown(mine: number): Promise<void> {
    const shown = await pagesOf(page, Math.max(1, Math.ceil(rows.value.length / PAGE)))
    if (mine !== generation) return
    rows.value = shown.items
    nextCursor.value = shown.nextCursor
  }

  async function guarded(read: (mine: number) => Promise<void>): Promise<void> {
    generation += 1
    const mine = generation
    loading.value = true
    trouble.value = null
    try {
      await read(mine)
    } catch (error) {
      if (mine === generation) trouble.value = error
    } finally {
      if (mine === generation) loading.value = false
    }
  }

  const load = () => guarded(readShown)

  async function more(): Promise<void> {
    const cursor = nextCursor.value
    if (!cursor || loading.value) return
    await guarded(async (mine) => {
      const next = await page({ cursor })
      if (mine !== generation) return
      rows.value = [...rows.value, ...next.items]
      nextCursor.value = next.nextCursor
    })
  }

  function show(next: { standing?: RosterStanding | null; q?: string }): Promise<void> {
    if (next.standing !== undefined) standing.value = next.standing
    if (next.q !== undefined) q.value = next.q
    rows.value = []
    return load()
  }

  /** Lines changed elsewhere: reads them, and lets them stand out for a moment. */
  async function refresh(memberIds: readonly string[] | null): Promise<void> {
    await load()
    for (const id of memberIds ?? []) {
      fresh.add(id)
      setTimeout(() => fresh.delete(id), FRESH_FOR)
    }
  }

  return { rows, nextCursor, standing, q, loading, trouble, fresh, load, more, show, refresh }
}
