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
  'refuse-filing': {
    button: '不是我们提的',
    title: '不是我们提的',
    hint: '说明后这件事不再办理，受理岗会知道原因。',
    placeholder: '为什么，例如：我们没有反映过这件事',
    send: '确认不是我们提的',
    photos: false,
    wordless: false,
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
const URGENT = ['submit', 'rate', 'supplement', 'confirm-filing']

/** One tap and no words. */
const PLAIN: Record<string, string> = {
  submit: '提交这份诉求',
  urge: '催办',
  join: '我也有同样的问题',
  'confirm-filing': '确认是我要提的',
  'consent-to-publish': '同意公开答复',
  'withdraw-consent': '不再同意公开',
}

/** What an action is called wherever it stands: on its button, in a dialog, in the list of drafts. */
export function actionLabel(action: string): string {
  return REPLIES[action]?.button ?? PLAIN[action] ?? '回复'
}

/** What is asked back before a tap counts, where it cannot be undone or tells others. Urging harms nobody and is not asked back. */
export const CONFIRMATIONS: Record<string, string> = {
  submit: '提交后，受理岗会马上看到。',
  join: '附议后，这件诉求有进展也会通知您的企业。',
  'confirm-filing': '确认后，这件诉求就算您本人提交。',
  'consent-to-publish': '工作人员隐去姓名、电话和企业名称后，其他企业和党员可以看到问题和答复，照片不公开。以后随时可以撤回。',
  'withdraw-consent': '撤回后，已经公开的内容马上撤下。',
}

/** What is said once a tap has arrived. */
const DONE: Record<string, string> = {
  submit: '已提交',
  urge: '已催办，对方马上收到',
  rate: '谢谢您的评价',
  join: '已附议',
  'confirm-filing': '已确认',
  'consent-to-publish': '已同意公开',
  'withdraw-consent': '已撤回，不再公开',
}

export function doneWords(action: string): string {
  return DONE[action] ?? '已办好'
}

/** In which order they stand below one another. */
const ORDER = ['submit', 'rate', 'supplement', 'urge', 'note', 'join', 'confirm-filing', 'refuse-filing', 'consent-to-publish', 'withdraw-consent', 'withdraw']

export interface ActionChoice {
  action: string
  label: string
}

export function actionChoices(allowed: readonly string[]): { main: ActionChoice | null; others: ActionChoice[] } {
  const choices = ORDER
    .filter((action) => allowed.includes(action))
    .map((action) => ({ action, label: actionLabel(action) }))
  const main = choices.find((choice) => URGENT.includes(choice.action)) ?? null
  return { main, others: choices.filter((choice) => choice !== main) }
}
