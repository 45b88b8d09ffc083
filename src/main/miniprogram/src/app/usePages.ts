import { reactive } from 'vue'
import { isProblem } from '../api/client'
import type { Problem } from '../api/problem'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface Pages<T> {
  rows: T[]
  cursor: string | null
  loading: boolean
  /** The first page of the present question has come. */
  loaded: boolean
  problem: Problem | null
  /** Asks anew from the first page. */
  restart(): Promise<void>
  /** Forgets what was shown: the next question is another. */
  clear(): void
  /** Goes on, or again with what broke off. */
  more(): Promise<void>
}

/** A list that comes page by page. An answer to an older question is dropped: fingers are faster than networks. */
export function usePages<T>(fetch: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  let turn = 0
  /** From where on it broke off. */
  let failed: string | null = null
  const state = reactive({ rows: [], cursor: null, loading: false, loaded: false, problem: null, restart, clear, more }) as Pages<T>

  function restart(): Promise<void> {
    return load(null)
  }

  function clear(): void {
    turn += 1
    Object.assign(state, { rows: [], cursor: null, loading: false, loaded: false, problem: null })
  }

  async function more(): Promise<void> {
    const from = state.problem === null ? state.cursor : failed
    if (!state.loading && (from !== null || state.problem !== null)) {
      await load(from)
    }
  }

  async function load(from: string | null): Promise<void> {
    const mine = ++turn
    state.loading = true
    state.problem = null
    try {
      const page = await fetch(from ?? undefined)
      if (mine === turn) {
        state.rows = from === null ? page.items : [...state.rows, ...page.items]
        state.cursor = page.nextCursor
        state.loaded = true
      }
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      if (mine === turn) {
        state.problem = error
        failed = from
      }
    } finally {
      if (mine === turn) {
        state.loading = false
      }
    }
  }

  return state
}
