import { computed, ref, type Ref } from 'vue'
import { onHide, onShow, onUnload } from '@dcloudio/uni-app'
import { isProblem } from '../api/client'
import type { FieldError } from '../api/problem'
import { messagesByField, type Draft } from '../drafts/draft'
import { changeDraft, drafts, onSent, reopenDraft, submitDraft } from './drafts'

/**
 * The life of one form from the first letter until it has arrived: checked on the phone, sent or kept, given back with its
 * errors, and noticed when the outbox sent it behind the page's back.
 */
export function useSending(
  draftId: Ref<string>,
  check: (draft: Draft) => FieldError[],
  arrived: (id: string) => void,
  /** What has to be done while the tap that sends lasts. */
  atTap: () => void = () => {},
) {
  const busy = ref(false)
  const waitingFor = ref('')
  const draft = computed(() => drafts.value.find((one) => one.id === draftId.value))
  const errors = computed(() => (draft.value === undefined ? {} : messagesByField(draft.value)))
  let shown = true
  let sentAs = ''

  const forget = onSent((id) => {
    if (draftId.value !== '' && draft.value === undefined) {
      finish(id)
    }
  })
  onUnload(forget)
  onHide(() => {
    shown = false
  })
  onShow(() => {
    shown = true
    if (sentAs !== '') {
      finish(sentAs)
    }
  })

  /** Moves on once, and only while this page is the one on the screen. */
  function finish(id: string): void {
    sentAs = id
    if (shown) {
      draftId.value = ''
      arrived(id)
    }
  }

  async function send(): Promise<void> {
    if (draft.value === undefined || busy.value) {
      return
    }
    const wrong = check(draft.value)
    if (wrong.length > 0) {
      const message = wrong.length === 1 ? wrong[0]!.message : `有 ${wrong.length} 处需要修改，请看标红的提示`
      changeDraft(draftId.value, (one) => ({ ...one, problem: { message, errors: wrong } }))
      showFirstError()
      return
    }
    atTap()
    busy.value = true
    try {
      await deliver()
    } finally {
      busy.value = false
    }
  }

  async function deliver(): Promise<void> {
    const sent = await submitDraft(draftId.value)
    switch (sent.result) {
      case 'sent':
        finish(sent.id)
        break
      case 'waiting':
        waitingFor.value = sent.message
        break
      case 'refused':
        showFirstError()
        break
    }
  }

  /** Takes a waiting draft back; the service is asked first whether it has it already. */
  async function edit(): Promise<void> {
    busy.value = true
    try {
      const reopened = await reopenDraft(draftId.value)
      if (reopened.result === 'sent') {
        finish(reopened.id)
      } else {
        draftId.value = reopened.draftId
      }
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      waitingFor.value = '现在连不上网络，还不知道刚才有没有发出去，联网后才能修改'
    } finally {
      busy.value = false
    }
  }

  function showFirstError(): void {
    const field = Object.keys(errors.value)[0]
    if (field !== undefined) {
      // #ifdef H5
      uni.pageScrollTo({ selector: `#field-${field}`, duration: 200 })
      // #endif
      // #ifdef MP-WEIXIN
      uni.pageScrollTo({ selector: `.page >>> #field-${field}`, duration: 200 })
      // #endif
    }
  }

  return { draft, errors, busy, waitingFor, send, edit }
}
