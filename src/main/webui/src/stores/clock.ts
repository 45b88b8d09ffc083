import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The present moment, moved on every half minute, so that what is due soon becomes late before one's eyes. */
export const useClock = defineStore('clock', () => {
  const now = ref(new Date())
  setInterval(() => {
    now.value = new Date()
  }, 30_000)
  return { now }
})
