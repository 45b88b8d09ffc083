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
 * shown when there is no network, and said to be old.
 */
export function useLoad<T>(fetch: () => Promise<T>, key: () => string | null = () => null): Loaded<T> {
  const state = reactive({ value: null, loading: false, problem: null, stale: false, run }) as Loaded<T>

  async function run(): Promise<void> {
    state.loading = true
    state.problem = null
    try {
      state.value = await fetch()
      state.stale = false
      keep(key(), state.value)
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      state.problem = error
      fallBack()
    } finally {
      state.loading = false
    }
  }

  function fallBack(): void {
    const name = key()
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
