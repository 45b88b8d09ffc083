import { ref, shallowRef } from 'vue'
import { unwrap, type Answered } from '@/api/problem'

/** One thing with the version that the next is made against, which stands in the header. */
export function useKept<T>(read: () => Promise<Answered<T>>, take: (thing: T) => void) {
  const thing = shallowRef<T | null>(null)
  const etag = ref<string | null>(null)
  const loading = ref(false)
  const trouble = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    loading.value = true
    trouble.value = null
    try {
      const answer = read()
      const now = await unwrap(answer)
      etag.value = (await answer).response.headers.get('ETag')
      thing.value = now
      take(now)
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  return { thing, etag, loading, trouble, load }
}
