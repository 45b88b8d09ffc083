import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Organisation } from '@/api/types'
import type { Option } from '@/features/forms/fields'
import { allOf } from '@/lib/pages'

const PARTY_KINDS = ['TOWNSHIP', 'COMMITTEE', 'GENERAL_BRANCH', 'BRANCH'] as const

async function read(): Promise<Organisation[]> {
  return allOf(
    (cursor) => unwrap(api.GET('/organisations', { params: { query: { kind: [...PARTY_KINDS], limit: 100, ...cursor } } })),
  )
}

/** The party's organisations in the caller's scope, in the order of the tree. Loaded once, again after a failure. */
export const useOrganisations = defineStore('organisations', () => {
  const all = shallowRef<Organisation[]>([])
  const trouble = shallowRef<unknown>(null)
  const loaded = ref(false)
  let loading: Promise<void> | undefined

  const options = computed<Option[]>(() => all.value.map(({ id, name }) => ({ value: id, label: name })))
  const branches = computed(() => all.value.filter(({ kind }) => kind === 'BRANCH'))
  const branchOptions = computed<Option[]>(() => branches.value.map(({ id, name }) => ({ value: id, label: name })))

  async function readOrTell(): Promise<void> {
    trouble.value = null
    try {
      all.value = await read()
      loaded.value = true
    } catch (error) {
      trouble.value = error
    } finally {
      loading = undefined
    }
  }

  function load(): Promise<void> {
    if (loaded.value) return Promise.resolve()
    loading ??= readOrTell()
    return loading
  }

  return { all, options, branches, branchOptions, trouble, loaded, load }
})
