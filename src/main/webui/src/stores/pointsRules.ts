import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PointsRule } from '@/api/types'
import { allOf } from '@/lib/pages'

async function read(): Promise<PointsRule[]> {
  return allOf(
    (cursor) => unwrap(api.GET('/points/rules', { params: { query: { limit: 100, ...cursor } } })),
  )
}

/** The catalogue of rules in force: small, read whole, and shared by all desks of points. */
export const usePointsRules = defineStore('points-rules', () => {
  const rules = shallowRef<PointsRule[]>([])
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  const byCode = computed(() => new Map(rules.value.map((rule) => [rule.code, rule])))

  async function load(): Promise<void> {
    if (loading.value) return
    loading.value = true
    trouble.value = null
    try {
      rules.value = await read()
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** A new version, as the service answered it. */
  function take(rule: PointsRule): void {
    rules.value = [...rules.value.filter(({ code }) => code !== rule.code), rule].toSorted((a, b) => a.code.localeCompare(b.code))
  }

  return { rules, byCode, loading, trouble, load, take }
})
