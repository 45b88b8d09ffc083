import { platform } from '@platform'
import { isProblem } from '../api/client'
import { answersOf } from '../core/subscriptions'
import { api, newId, type Schemas } from './api'
import { signedIn } from './session'

type Purpose = Schemas['Subscriptions']['items'][number]['purpose']

/** Read before the tap, since WeChat lets its dialogue open only while a tap lasts. */
let templates: Schemas['Subscriptions']['items'] = []

/** Pages on which somebody may be asked call this when they show. */
export async function knowWhatToAsk(): Promise<void> {
  if (!signedIn()) {
    return
  }
  try {
    templates = (await api.get('/subscriptions')).items
  } catch (error) {
    // Not known now, nobody is asked now; the inbox has everything.
    if (!isProblem(error)) {
      throw error
    }
  }
}

/**
 * Asks for a message when there is news, at the tap that begins to wait for some. Call it first thing in the handler of the tap and do
 * not wait for it: the answer changes nothing of what was tapped.
 */
export function askAtTap(purpose: Purpose): void {
  const templateIds = templates.filter((one) => one.purpose === purpose).map((one) => one.templateId)
  if (templateIds.length > 0) {
    void ask(templateIds)
  }
}

async function ask(templateIds: string[]): Promise<void> {
  const answers = answersOf(await platform.askToBeTold(templateIds), templateIds)
  if (answers.length === 0) {
    return
  }
  try {
    await api.post('/subscriptions', { body: { answers }, idempotencyKey: await newId() })
  } catch (error) {
    // A tap that the service never hears of is a message less, and no loss: the inbox has it.
    if (!isProblem(error)) {
      throw error
    }
  }
}
