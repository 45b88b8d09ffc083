import { reactive } from 'vue'
import { isProblem } from '../api/client'
import type { Problem } from '../api/problem'
import { storage } from './storage'

export interface Loaded<T> {
  value: T | null
  loading: boolean
  problem: Problem | null
  /** What is shown comes from the phone, because the service can't be reached. */
  stale: boolean
  run(): Promise<void>
}

/**
 * Something a page shows, with all that can be the matter with it. With a key the last good answer is kept on the phone and
 * shown when there is no network, and said to be old. An answer to an older question is dropped.
 */
export function useLoad<T>(fetch: () => Promise<T>, key: () => string | null = () => null): Loaded<T> {
  let turn = 0
  const state = reactive({ value: null, loading: false, problem: null, stale: false, run }) as Loaded<T>

  async function run(): Promise<void> {
    const mine = ++turn
    // of whoever asks: somebody else may have signed in when the answer comes
    const name = key()
    state.loading = true
    state.problem = null
    try {
      const value = await fetch()
      if (mine === turn) {
        state.value = value
        state.stale = false
        keep(name, value)
      }
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      if (mine === turn) {
        state.problem = error
        fallBack(name)
      }
    } finally {
      if (mine === turn) {
        state.loading = false
      }
    }
  }

  function fallBack(name: string | null): void {
    if (state.value === null && name !== null) {
      state.value = (storage.get(name) as T | undefined) ?? null
    }
    state.stale = state.value !== null
  }

  return state
}

function keep(key: string | null, value: unknown): void {
  if (key !== null) {
    storage.set(key, value)
  }
}
