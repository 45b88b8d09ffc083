import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Organisation, PetitionCategoryCode } from '@/api/types'
import { allOf } from '@/lib/pages'

async function loadDepartments(): Promise<Organisation[]> {
  return allOf(
    (cursor) => unwrap(api.GET('/organisations', { params: { query: { kind: ['DEPARTMENT'], limit: 100, ...cursor } } })),
  )
}

/** What forms offer and the timeline names: departments and categories. Loaded once, again after a failure. */
export const useCatalogue = defineStore('catalogue', () => {
  const departments = shallowRef<Organisation[]>([])
  const categories = shallowRef<{ code: PetitionCategoryCode; label: string }[]>([])
  const trouble = shallowRef<unknown>(null)
  const loaded = ref(false)
  let loading: Promise<void> | undefined

  const departmentNames = computed(() => new Map(departments.value.map(({ id, name }) => [id, name])))
  /** To choose from. */
  const categoryOptions = computed(() => categories.value.map(({ code, label }) => ({ value: code, label })))
  const categoryLabels = computed(() => new Map<string, string>(categories.value.map(({ code, label }) => [code, label])))

  async function loadAll(): Promise<void> {
    try {
      trouble.value = null
      categories.value = (await unwrap(api.GET('/petition-categories'))).items
      departments.value = await loadDepartments()
      loaded.value = true
    } catch (error) {
      trouble.value = error
    } finally {
      loading = undefined
    }
  }

  function load(): Promise<void> {
    if (loaded.value) return Promise.resolve()
    loading ??= loadAll()
    return loading
  }

  const departmentName = (id: string): string | undefined => departmentNames.value.get(id)
  const categoryLabel = (code: string | null): string => (code ? (categoryLabels.value.get(code) ?? code) : '')

  return { departments, categories, categoryOptions, trouble, loaded, load, departmentName, categoryLabel }
})
