import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { ProblemError, unwrap } from '@/api/problem'
import type { ActivityCode } from '@/api/types'
import { RETRY_AFTER, freshnessOf, nextAskIn, stillTakenFor } from './rotation'

/** The rotating code, asked for anew at each turn; what stands on the screen always says how good it still is. */
export function useRotatingCode(activityId: string) {
  const code = shallowRef<ActivityCode | null>(null)
  /** Of the last try; a refusal (the check-in is closed) ends the turning until it is asked for again. */
  const trouble = shallowRef<unknown>(null)
  const turnsAt = ref(0)
  const now = ref(Date.now())
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const closed = computed(() => trouble.value instanceof ProblemError && [403, 404, 409].includes(trouble.value.problem.status))
  const state = computed(() => {
    if (closed.value) return 'closed' as const
    return code.value ? freshnessOf(turnsAt.value, now.value) : ('gone' as const)
  })
  const secondsLeft = computed(() => stillTakenFor(turnsAt.value, now.value))
  /** The page of the mini-program at this very address, as a phone's camera can open it. */
  const link = computed(() => (code.value ? new URL(code.value.link, location.origin).href : null))

  async function ask(): Promise<void> {
    clearTimeout(timer)
    let wait = RETRY_AFTER
    try {
      const next = await unwrap(api.GET('/activities/{id}/code', { params: { path: { id: activityId } } }))
      const receivedAt = Date.now()
      wait = nextAskIn(next, receivedAt)
      code.value = next
      turnsAt.value = receivedAt + wait
      trouble.value = null
    } catch (error) {
      trouble.value = error
    }
    now.value = Date.now()
    if (!stopped && !closed.value) timer = setTimeout(() => void ask(), wait)
  }

  const ticking = setInterval(() => (now.value = Date.now()), 500)
  const askNow = () => void ask()
  const awake = () => document.visibilityState === 'visible' && askNow()
  addEventListener('online', askNow)
  document.addEventListener('visibilitychange', awake)
  void ask()

  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
    clearInterval(ticking)
    removeEventListener('online', askNow)
    document.removeEventListener('visibilitychange', awake)
  })

  return { code, link, state, trouble, secondsLeft, ask }
}
