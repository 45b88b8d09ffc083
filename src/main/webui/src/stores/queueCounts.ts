import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PetitionQueueCount } from '@/api/types'

/** Counting ends there; it means that many or more. */
const MOST = 100

export type Counted = Pick<PetitionQueueCount, 'count' | 'overdue'>

/** How much waits in each queue and in each column of the board. */
export const useQueueCounts = defineStore('queueCounts', () => {
  const queues = shallowRef<ReadonlyMap<string, Counted>>(new Map())
  const board = shallowRef<ReadonlyMap<string, Counted>>(new Map())
  const trouble = shallowRef<unknown>(null)
  const loaded = ref(false)
  let latest = 0

  async function load(): Promise<void> {
    latest += 1
    const mine = latest
    try {
      const counts = await unwrap(api.GET('/petitions/queue/counts'))
      if (mine !== latest) return
      queues.value = new Map(counts.queues.map((one) => [one.name, one]))
      board.value = new Map(counts.board.map((one) => [one.name, one]))
      loaded.value = true
      trouble.value = null
    } catch (error) {
      if (mine === latest) trouble.value = error
    }
  }

  return { queues, board, trouble, loaded, load }
})

/** 12, or 100+ where nobody has counted further. */
export const countInWords = (count: number) => (count >= MOST ? `${MOST}+` : String(count))
