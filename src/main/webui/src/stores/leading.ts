import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Role } from '@/api/types'
import type { Option } from '@/features/forms/fields'
import { allOf } from '@/lib/pages'
import { useSession } from './session'

/** The kinds above which there is nobody else to ask. */
const TOPS = ['DISTRICT', 'TOWNSHIP'] as const

/** What of the whole township the person leads: only its admins write rules, limits and years. */
export const useLeading = defineStore('leading', () => {
  const session = useSession()
  const tops = shallowRef<ReadonlySet<string> | null>(null)
  const trouble = shallowRef<unknown>(null)
  let loading: Promise<void> | undefined

  const isOver = computed(
    () => session.me?.grants.some(({ role, organisationId }) => role === 'ADMIN' && tops.value?.has(organisationId)) ?? false,
  )

  /** The districts and townships on which the person holds one of these roles; while nobody knows which are such, all organisations. */
  function officesOf(roles: readonly Role[]): Option[] {
    const held = session.me?.grants.filter(({ role, organisationId }) => roles.includes(role) && (tops.value?.has(organisationId) ?? true)) ?? []
    return [...new Map(held.map(({ organisationId, organisationName }) => [organisationId, { value: organisationId, label: organisationName }])).values()]
  }

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
  function load(roles: readonly Role[] = ['ADMIN']): Promise<void> {
    if (tops.value !== null || !roles.some((role) => session.roles.has(role))) return Promise.resolve()
    loading ??= read()
    return loading
  }

  return { isOver, officesOf, trouble, load }
})
