import { ref, shallowRef } from 'vue'

/** The answer to the question that was asked last; answers to earlier ones are dropped. */
export function useAnswer<T>(ask: () => Promise<T>) {
  const answer = shallowRef<T | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)
  let asked = 0

  async function load(): Promise<void> {
    asked += 1
    const mine = asked
    loading.value = true
    trouble.value = null
    try {
      const found = await ask()
      if (mine === asked) answer.value = found
    } catch (error) {
      if (mine === asked) trouble.value = error
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  return { answer, loading, trouble, load }
}
