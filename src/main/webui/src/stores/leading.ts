import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import { allOf } from '@/lib/pages'
import { useSession } from './session'

/** The kinds above which there is nobody else to ask. */
const TOPS = ['DISTRICT', 'TOWNSHIP'] as const

/** Whether the person is an admin of the whole township: only these write rules, limits and years. */
export const useLeading = defineStore('leading', () => {
  const session = useSession()
  const tops = shallowRef<ReadonlySet<string> | null>(null)
  const trouble = shallowRef<unknown>(null)
  let loading: Promise<void> | undefined

  const isOver = computed(
    () => session.me?.grants.some(({ role, organisationId }) => role === 'ADMIN' && tops.value?.has(organisationId)) ?? false,
  )

  async function read(): Promise<void> {
    trouble.value = null
    try {
      const offices = await allOf((cursor) => unwrap(api.GET('/organisations', { params: { query: { kind: [...TOPS], limit: 100, ...cursor } } })))
      tops.value = new Set(offices.map(({ id }) => id))
    } catch (error) {
      trouble.value = error
    } finally {
      loading = undefined
    }
  }

  /** Asks only where there is something to ask; once, and again after a failure. */
  function load(): Promise<void> {
    if (tops.value !== null || !session.roles.has('ADMIN')) return Promise.resolve()
    loading ??= read()
    return loading
  }

  return { isOver, trouble, load }
})
