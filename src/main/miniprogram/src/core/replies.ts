/** What an owner can do to a petition, and the words on its page and its button. */
export interface Reply {
  /** On the petition's page. */
  button: string
  title: string
  hint: string
  placeholder: string
  send: string
  photos: boolean
  /** The words may be left out. */
  wordless: boolean
}

const REPLIES: Record<string, Reply> = {
  rate: {
    button: '评价',
    title: '办得怎么样？',
    hint: '您说解决了，才算解决。不满意会重新办理一次。',
    placeholder: '想补充的话（可以不填）',
    send: '提交评价',
    photos: false,
    wordless: true,
  },
  supplement: {
    button: '补充材料',
    title: '补充材料',
    hint: '交上以后，办理时间接着算。',
    placeholder: '写下补充的情况',
    send: '交上补充',
    photos: true,
    wordless: false,
  },
  note: {
    button: '留言',
    title: '给办理人留言',
    hint: '办理的工作人员能看到。',
    placeholder: '想说的话',
    send: '发送留言',
    photos: true,
    wordless: false,
  },
  urge: {
    button: '催办',
    title: '催一催',
    hint: '每个工作日可以催一次，承办部门会马上收到。',
    placeholder: '着急的原因（可以不填）',
    send: '催办',
    photos: false,
    wordless: true,
  },
  withdraw: {
    button: '撤回',
    title: '撤回诉求',
    hint: '撤回后不再办理，也不能恢复。',
    placeholder: '为什么撤回，例如：问题已经自己解决',
    send: '确认撤回',
    photos: false,
    wordless: false,
  },
}

export function replyOf(action: string): Reply | undefined {
  return REPLIES[action]
}

/** What is asked of the person right now comes as the page's one large button; the rest stands below, quieter. */
const URGENT = ['rate', 'supplement', 'confirm-filing']

const PLAIN: Record<string, string> = {
  join: '我也有同样的问题',
  'confirm-filing': '确认是我要提的',
  'consent-to-publish': '同意公开答复',
}

export interface ActionChoice {
  action: string
  label: string
}

export function actionChoices(allowed: readonly string[]): { main: ActionChoice | null; others: ActionChoice[] } {
  const choices = [...Object.keys(REPLIES), ...Object.keys(PLAIN)]
    .filter((action) => allowed.includes(action))
    .map((action) => ({ action, label: REPLIES[action]?.button ?? PLAIN[action]! }))
  const main = choices.find((choice) => URGENT.includes(choice.action)) ?? null
  return { main, others: choices.filter((choice) => choice !== main) }
}
