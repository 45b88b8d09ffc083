import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { api } from '@/api/client'
import { ProblemError, UnreachableError, fieldMessages, unwrap } from '@/api/problem'
import type { Petition } from '@/api/types'
import { randomKey } from '@/lib/ids'
import { useSession } from '@/stores/session'
import { actionBody, beginningValues, missingFields, type ActionForm, type Values } from './fields'

interface Draft {
  values: Values
  /** the body last sent and the key it was sent with: the same body goes out under the same key again, even after a reload */
  attempt: Attempt | null
}

interface Attempt {
  body: string
  key: string
}

/** Whether the service refused because the petition is no longer what the form was opened on. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && [409, 412].includes(error.problem.status)
}

/** One action's form: what is typed, kept as a draft; what is wrong; and sending it so that it takes effect once. */
export function useActionForm(form: ActionForm, petition: Petition) {
  const session = useSession()
  const draftKey = session.draftKey(`petition:${petition.id}:${form.action}`)
  const kept = session.drafts.load(draftKey) as Draft | undefined

  const values = reactive<Values>({ ...beginningValues(form, petition), ...kept?.values })
  const restored = ref(kept !== undefined)
  const attempt = shallowRef<Attempt | null>(kept?.attempt ?? null)
  const localErrors = shallowRef<Record<string, string>>({})
  const trouble = shallowRef<unknown>(null)
  const sending = ref(false)

  const serverErrors = computed(() => fieldMessages(trouble.value))
  /** Nobody knows whether the last attempt took effect: sending the same again is safe, and the page says so. */
  const uncertain = computed(() => trouble.value instanceof UnreachableError)
  const dirty = computed(() => JSON.stringify(values) !== JSON.stringify(beginningValues(form, petition)))

  function keep(): void {
    if (dirty.value || attempt.value) {
      session.drafts.save(draftKey, { values, attempt: attempt.value } satisfies Draft)
    } else session.drafts.clear(draftKey)
  }

  watch(values, () => {
    // a message goes when its field is filled in, and not before
    const missing = missingFields(form, values)
    localErrors.value = Object.fromEntries(Object.entries(localErrors.value).filter(([name]) => name in missing))
    keep()
  })

  function keyFor(body: string): string {
    if (attempt.value?.body !== body) attempt.value = { body, key: randomKey() }
    keep()
    return attempt.value.key
  }

  /** Sends the form; the petition as it is afterwards, or null where it was not taken. */
  async function submit(): Promise<Petition | null> {
    if (sending.value) return null
    localErrors.value = missingFields(form, values)
    if (Object.keys(localErrors.value).length > 0) return null
    const body = actionBody(form, values)
    sending.value = true
    trouble.value = null
    try {
      const changed = await unwrap(
        api.POST('/petitions/{id}/actions', {
          params: { path: { id: petition.id }, header: { 'Idempotency-Key': keyFor(JSON.stringify(body)) } },
          body: body as never,
        }),
      )
      forget()
      return changed
    } catch (error) {
      trouble.value = error
      return null
    } finally {
      sending.value = false
    }
  }

  function forget(): void {
    attempt.value = null
    session.drafts.clear(draftKey)
  }

  function reset(): void {
    Object.assign(values, beginningValues(form, petition))
    attempt.value = null
    trouble.value = null
    restored.value = false
    session.drafts.clear(draftKey)
  }

  return { values, restored, localErrors, serverErrors, trouble, uncertain, sending, dirty, submit, reset }
}
