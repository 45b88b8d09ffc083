import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { CalendarYear, SlaPolicy } from '@/api/types'

/** Time limits and the years they are counted by: small, read whole, and shared by the desk and its pages. */
export const useLimits = defineStore('limits', () => {
  const policies = shallowRef<SlaPolicy[]>([])
  const years = shallowRef<CalendarYear[]>([])
  const loaded = ref(false)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    if (loading.value) return
    loading.value = true
    trouble.value = null
    try {
      const [limits, calendar] = await Promise.all([unwrap(api.GET('/sla-policies')), unwrap(api.GET('/calendar-years'))])
      policies.value = limits.items
      years.value = calendar.items
      loaded.value = true
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** A new version, as the service answered it. */
  function takePolicy(policy: SlaPolicy): void {
    policies.value = [...policies.value.filter(({ code }) => code !== policy.code), policy]
  }

  function takeYear(year: CalendarYear): void {
    years.value = [...years.value.filter((one) => one.year !== year.year), year].toSorted((a, b) => b.year - a.year)
  }

  return { policies, years, loaded, loading, trouble, load, takePolicy, takeYear }
})
