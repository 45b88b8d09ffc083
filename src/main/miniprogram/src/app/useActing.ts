import { reactive } from 'vue'
import { isProblem } from '../api/client'
import { newId } from './api'

export interface Acting {
  /** What is under way; empty when nothing is. */
  busy: string
  /** What failed last, and the sentence that says so. */
  failed: string
  message: string
  act(name: string, body: unknown, work: (key: string) => Promise<unknown>): Promise<boolean>
}

/**
 * Actions that take one press: one at a time, the failure told where it was pressed. As long as nobody knows whether a
 * request arrived, pressing again sends it under the same key.
 */
export function useActing(): Acting {
  const keys = new Map<string, string>()
  const state = reactive({ busy: '', failed: '', message: '', act }) as Acting

  async function act(name: string, body: unknown, work: (key: string) => Promise<unknown>): Promise<boolean> {
    if (state.busy !== '') {
      return false
    }
    const request = `${name} ${JSON.stringify(body)}`
    const key = keys.get(request) ?? (await newId())
    keys.set(request, key)
    Object.assign(state, { busy: name, failed: '', message: '' })
    try {
      await work(key)
      keys.delete(request)
      return true
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      if (error.final) {
        keys.delete(request)
      }
      Object.assign(state, { failed: name, message: error.message })
      return false
    } finally {
      state.busy = ''
    }
  }

  return state
}
