import { reactive, type Ref } from 'vue'
import { isEmpty, withField } from '../drafts/draft'
import { changeDraft, discardDraft, drafts, openDraft, submitDraft } from './drafts'

/** `waiting`: it is kept on the phone and goes out by itself as soon as there is a network. */
export type Outcome = 'sent' | 'waiting' | 'refused'

export interface AtOnce {
  /** What is under way; empty when nothing is. */
  busy: string
  /** What was refused last, and the sentence that says so. */
  failed: string
  message: string
  act(action: string, title: string, fields?: Record<string, string>): Promise<Outcome>
}

/**
 * Actions of an owner that take one tap. They go the way of everything that is typed: written down first, sent once, and sent
 * later where there is no network; words that somebody began for the same action go along.
 */
export function useAtOnce(petitionId: Ref<string>): AtOnce {
  const state = reactive({ busy: '', failed: '', message: '', act }) as AtOnce

  async function act(action: string, title: string, fields: Record<string, string> = {}): Promise<Outcome> {
    Object.assign(state, { busy: action, failed: '', message: '' })
    try {
      const id = await openDraft({ type: 'action', petitionId: petitionId.value, action }, { petitionTitle: title })
      changeDraft(id, (draft) => Object.entries(fields).reduce((one, [name, value]) => withField(one, name, value), draft))
      const sent = await submitDraft(id)
      if (sent.result === 'refused') {
        Object.assign(state, { failed: action, message: sent.message })
        await forget(id, ['petitionTitle', ...Object.keys(fields)])
      }
      return sent.result
    } finally {
      state.busy = ''
    }
  }

  return state
}

/** A tap that was refused leaves nothing behind; words do stay. */
async function forget(draftId: string, tapped: string[]): Promise<void> {
  const draft = drafts.value.find((one) => one.id === draftId)
  if (draft !== undefined && isEmpty(draft, tapped)) {
    await discardDraft(draftId)
  }
}
