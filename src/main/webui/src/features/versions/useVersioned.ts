import { computed, onMounted, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { hasCode } from '@/api/problem'
import { randomKey } from '@/lib/ids'

/** A thing that is written version by version, as the service has it. */
export interface Versioned<T, Action> {
  readonly id: () => string
  readonly read: () => Promise<T>
  /** Takes effect once under a key, and only on what was seen. */
  readonly act: (item: T, action: Action, key: string) => Promise<T>
  /** As the service answered it last. */
  readonly take: (item: T) => void
  /** Refusals after which there is something else to see. */
  readonly stale: readonly string[]
  /** The name of its route. */
  readonly route: string
  readonly loaded?: () => Promise<void>
  readonly acted?: (action: Action) => void
}

/** One such thing on its page: read, written, and put in force or taken out of it. `new` is one that is not there yet. */
export function useVersioned<T extends { id: string }, Action extends string>(of: Versioned<T, Action>) {
  const router = useRouter()
  const isNew = computed(() => of.id() === 'new')
  const item = shallowRef<T | null>(null)
  const loading = ref(false)
  const acting = ref(false)
  const editing = ref(false)
  const trouble = shallowRef<unknown>(null)
  const refusal = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    if (isNew.value) return
    loading.value = true
    trouble.value = null
    try {
      item.value = await of.read()
      of.take(item.value)
      await of.loaded?.()
    } catch (error) {
      trouble.value = error
    } finally {
      loading.value = false
    }
  }

  /** What is put in force is what was seen: another's change in between is refused, and shown instead. */
  async function act(action: Action): Promise<void> {
    const { value } = item
    if (!value || acting.value) return
    acting.value = true
    refusal.value = null
    try {
      item.value = await of.act(value, action, randomKey())
      of.acted?.(action)
      of.take(item.value)
    } catch (error) {
      refusal.value = error
      if (hasCode(error, 'precondition-failed', ...of.stale)) await load()
    } finally {
      acting.value = false
    }
  }

  async function saved(now: T): Promise<void> {
    of.take(now)
    editing.value = false
    if (isNew.value) await router.replace({ name: of.route, params: { id: now.id } })
    else item.value = now
  }

  onMounted(load)

  return { isNew, item, loading, acting, editing, trouble, refusal, load, act, saved }
}
