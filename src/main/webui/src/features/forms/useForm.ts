import { computed, reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { ProblemError, fieldMessages, hasCode } from '@/api/problem'
import { randomKey } from '@/lib/ids'
import { useSession } from '@/stores/session'
import { filledMembers, missingFields, type FormShape, type Values } from './fields'

interface Draft {
  values: Values
  /** the body last sent and the key it was sent with: the same body goes out under the same key again, even after a reload */
  attempt: Attempt | null
  /** what the person had before them when they began to type */
  openedOn?: string
}

interface Attempt {
  body: string
  key: string
  /** what the person had before them when they sent it */
  basis: string
  /** no answer came, or none that says so: it may have taken effect */
  unheard?: boolean
}

/** What a form is for. */
export interface FormTask<T> {
  readonly form: FormShape
  /** What the draft is kept under, with the person's id before it. */
  readonly draft: string
  readonly beginning: () => Values
  /** Sends what is filled in; with the same key, and on the same basis, when it is the same attempt. */
  readonly send: (members: Values, key: string, basis: string) => Promise<T>
  /**
   * The version that the person decides on: the same words about another version are another attempt, and never an old answer. But what got no
   * answer goes out again as it was: it may itself have made that other version, and must not take effect twice.
   */
  readonly basis?: () => string
  /** Faults that can be seen here beside missing fields: i18n keys by field. */
  readonly faults?: (values: Values) => Record<string, string>
}

export interface Form<T> {
  readonly shape: FormShape
  readonly values: Values
  readonly restored: Ref<boolean>
  /** What was there when the person began to type, also where that was kept as a draft long ago. */
  readonly openedOn: Readonly<Ref<string>>
  readonly localErrors: ShallowRef<Record<string, string>>
  readonly serverErrors: Readonly<Ref<Record<string, string>>>
  readonly trouble: ShallowRef<unknown>
  /** Nobody knows whether the last attempt took effect: sending the same again is safe, and the page says so. */
  readonly uncertain: Readonly<Ref<boolean>>
  readonly sending: Ref<boolean>
  readonly dirty: Readonly<Ref<boolean>>
  /** Sends the form; what the service answered, or null where it was not taken. */
  readonly submit: () => Promise<T | null>
  readonly reset: () => void
  /** Whether something was thrown away that can still be had back. */
  readonly discarded: Readonly<Ref<boolean>>
  readonly putBack: () => void
}

/** Whether the service refused because the thing is no longer what the form was opened on. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && [409, 412].includes(error.problem.status) && !isUnderWay(error)
}

/** The first of two is at work: nothing was refused, and nothing has changed yet. */
function isUnderWay(error: unknown): boolean {
  return hasCode(error, 'idempotency-in-progress')
}

/** The service looked at it and said no: nothing took effect, neither of this nor of what was sent under the same key before. */
const FINAL = new Set([400, 403, 404, 409, 412, 422])

/** Whether an attempt may have taken effect after it failed so. What did not get as far as that says nothing of the time before. */
function mayHaveTaken(error: unknown, before: boolean): boolean {
  if (!(error instanceof ProblemError)) return true
  const { status, code } = error.problem
  return status >= 500 || code === 'unexpected-answer' || isUnderWay(error) || (before && !FINAL.has(status))
}

/** A form: what is typed, kept as a draft; what is wrong; and sending it so that it takes effect once. */
export function useForm<T>({ form, draft, beginning, send, basis = () => '', faults = () => ({}) }: FormTask<T>): Form<T> {
  const session = useSession()
  const draftKey = session.draftKey(draft)
  const kept = session.drafts.load(draftKey) as Draft | undefined

  const values = reactive<Values>({ ...beginning(), ...kept?.values })
  const restored = ref(kept !== undefined)
  const openedOn = ref(kept?.openedOn ?? basis())
  const attempt = shallowRef<Attempt | null>(kept?.attempt ?? null)
  const localErrors = shallowRef<Record<string, string>>({})
  const trouble = shallowRef<unknown>(null)
  const sending = ref(false)
  const thrownAway = shallowRef<Values | null>(null)
  const discarded = computed(() => thrownAway.value !== null)

  const serverErrors = computed(() => fieldMessages(trouble.value))
  const uncertain = computed(() => trouble.value !== null && attempt.value?.unheard === true)
  const dirty = computed(() => JSON.stringify(values) !== JSON.stringify(beginning()))
  const wrong = () => ({ ...faults(values), ...missingFields(form, values) })

  function keep(): void {
    if (dirty.value || attempt.value) {
      session.drafts.save(draftKey, { values, attempt: attempt.value, openedOn: openedOn.value } satisfies Draft)
    } else session.drafts.clear(draftKey)
  }

  watch(values, () => {
    // a message goes when its field is filled in, and not before
    const still = wrong()
    localErrors.value = Object.fromEntries(Object.entries(localErrors.value).filter(([name]) => name in still))
    keep()
  })

  function attemptOf(body: string): Attempt {
    const now = basis()
    const { value: last } = attempt
    const same = last?.body === body && (last.basis === now || last.unheard) ? last : { body, key: randomKey(), basis: now }
    heard(same, true)
    return same
  }

  function heard(one: Attempt, unheard: boolean): void {
    attempt.value = { ...one, unheard }
    keep()
  }

  async function submit(): Promise<T | null> {
    if (sending.value) return null
    localErrors.value = wrong()
    if (Object.keys(localErrors.value).length > 0) return null
    const members = filledMembers(form, values)
    const one = attemptOf(JSON.stringify(members))
    sending.value = true
    trouble.value = null
    try {
      const answer = await send(members, one.key, one.basis)
      thrownAway.value = null
      forget()
      return answer
    } catch (error) {
      trouble.value = error
      heard(one, mayHaveTaken(error, one.unheard ?? false))
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
    thrownAway.value = dirty.value ? { ...values } : null
    Object.assign(values, beginning())
    trouble.value = null
    restored.value = false
    openedOn.value = basis()
    forget()
  }

  /** Changes places: what was typed since is what can be had back next. */
  function putBack(): void {
    const since = dirty.value ? { ...values } : null
    Object.assign(values, thrownAway.value)
    thrownAway.value = since
  }

  return { shape: form, values, restored, openedOn, localErrors, serverErrors, trouble, uncertain, sending, dirty, submit, reset, discarded, putBack }
}
