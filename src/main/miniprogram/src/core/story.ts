import { plainDateWords } from './time'
import { OUTCOMES, rejectReasonLabel, roleLabel, satisfactionLabel } from './labels'

/** One row of a petition's timeline, as the contract gives it. */
export interface Event {
  seq: number
  action: string
  actor: { id: string; name: string; role: string } | null
  at: string
  internal: boolean
  data: Record<string, unknown>
}

/** The same row as a line of a story. */
export interface Chapter {
  seq: number
  title: string
  text: string
  who: string
  at: string
  evidenceIds: string[]
  /** The words matter to the filer: an answer, a question, a promise. */
  strong: boolean
}

type Telling = (data: Record<string, unknown>, now: number) => { title: string; text?: string; strong?: boolean }

/** Who sees a petition only because it is public gets its steps without their words: each telling must do without data. */
const TELLINGS: Record<string, Telling> = {
  submit: () => ({ title: '提交了诉求' }),
  accept: () => ({ title: '受理岗受理了' }),
  reject: (data) => ({
    title: data.reasonCode === undefined ? '不予受理' : `不予受理：${rejectReasonLabel(said(data, 'reasonCode'))}`,
    text: said(data, 'text'),
    strong: true,
  }),
  dispatch: (data) => ({ title: `已派给${department(data)}` }),
  take: () => ({ title: '承办部门接单了' }),
  return: () => ({ title: '部门退回，受理岗正在重新安排' }),
  rule: (data) => ({ title: `督办裁定由${department(data)}办理` }),
  claim: () => ({ title: '已有专人负责办理' }),
  release: () => ({ title: '正在更换承办人' }),
  note: (data) => ({ title: '留言', text: said(data, 'text') }),
  promise: (data, now) => ({
    title: data.dueDate === undefined ? '承诺了办好的日子' : `承诺 ${plainDateWords(said(data, 'dueDate'), now)} 前办好`,
    text: said(data, 'text'),
    strong: true,
  }),
  pause: (data) => ({ title: '还差材料，请补充', text: said(data, 'missing'), strong: true }),
  supplement: (data) => ({ title: '补充了材料', text: said(data, 'text') }),
  consult: () => ({ title: '几个部门一起会商' }),
  conclude: () => ({ title: '会商结束，继续办理' }),
  'request-extension': (data) => ({
    title: data.days === undefined ? '部门申请延期' : `部门申请延期 ${said(data, 'days')} 个工作日`,
  }),
  'decide-extension': (data) => ({ title: extensionWords(data.granted) }),
  urge: (data) => ({ title: '催办了一次', text: said(data, 'text') }),
  supervise: () => ({ title: '督办介入，正在盯办' }),
  answer: (data) => ({
    title: data.outcome === undefined ? '部门答复了' : `部门答复：${OUTCOMES[said(data, 'outcome')]}`,
    text: said(data, 'text'),
    strong: true,
  }),
  rate: (data) => ({
    title: data.solved === undefined ? '企业评价了' : ratingWords(data),
    text: said(data, 'text'),
  }),
  review: (data) => ({ title: '督办复核结束', text: said(data, 'text'), strong: true }),
  'close-unrated': () => ({ title: '五个工作日未评价，自动归档' }),
  withdraw: (data) => ({ title: '撤回了诉求', text: said(data, 'reason') }),
  join: () => ({ title: '又有一家企业附议' }),
  link: () => ({ title: '纳入专项整治，一并解决' }),
  unlink: () => ({ title: '改为单独办理' }),
  progress: (data) => ({ title: '专项整治有进展', text: said(data, 'text') }),
  'confirm-filing': () => ({ title: '确认了代填的诉求' }),
  'refuse-filing': (data) => ({ title: '说明不是本企业提的，已撤回', text: said(data, 'reason') }),
  'mark-unconfirmed': () => ({ title: '48 小时内没有确认，标为“未经本人确认”' }),
  'consent-to-publish': () => ({ title: '同意公开答复' }),
  'withdraw-consent': () => ({ title: '不再同意公开' }),
  publish: () => ({ title: '答复已公开' }),
  unpublish: () => ({ title: '答复已撤下' }),
}

/** Newest first, the way people ask "what is new?". Internal rows never get here; should one, it is not told. */
export function story(events: readonly Event[], viewerId: string, now: number): Chapter[] {
  return events
    .filter((event) => !event.internal)
    .map((event) => chapter(event, viewerId, now))
    .sort((one, other) => other.seq - one.seq)
}

function chapter(event: Event, viewerId: string, now: number): Chapter {
  const telling = TELLINGS[event.action]?.(event.data, now) ?? { title: '有新的进展' }
  return {
    seq: event.seq,
    title: telling.title,
    text: telling.text ?? '',
    who: whoWords(event.actor, viewerId),
    at: event.at,
    evidenceIds: Array.isArray(event.data.evidenceIds) ? event.data.evidenceIds.map(String) : [],
    strong: telling.strong === true,
  }
}

function whoWords(actor: Event['actor'], viewerId: string): string {
  if (actor === null) {
    return ''
  }
  return actor.id === viewerId ? '您' : `${actor.name}（${roleLabel(actor.role)}）`
}

function department(data: Record<string, unknown>): string {
  const lead = data.leadDepartment as { name?: string } | undefined
  return lead?.name ?? '承办部门'
}

function extensionWords(granted: unknown): string {
  if (granted === undefined) {
    return '延期申请有了决定'
  }
  return granted === true ? '同意延期' : '不同意延期，仍按原定时间办理'
}

function ratingWords(data: Record<string, unknown>): string {
  return `评价：${data.solved === true ? '问题解决了' : '问题没解决'}，${satisfactionLabel(said(data, 'satisfaction'))}`
}

function said(data: Record<string, unknown>, name: string): string {
  const value = data[name]
  return value === null || value === undefined ? '' : String(value)
}

/** What follows from the filer's word: a second answer is due, or the supervisor's. */
export function ratingStandingWords(petition: { status: string; ball: { holder: string }; reopened: boolean; closure: string | null }): string {
  if (petition.status === 'ANSWERED' && petition.ball.holder === 'SUPERVISOR') {
    return '您第二次表示不满意，已交督办复核。复核有结论前，不会归档。'
  }
  if (petition.closure === 'REVIEWED') {
    return '督办已复核，结论写在办理经过里。'
  }
  return petition.reopened && petition.closure === null && petition.status !== 'ANSWERED' ? '已按您的意见重新办理，督办也在看着。' : ''
}

const PROMISES: Record<string, string> = { OPEN: '正在办', KEPT: '说到做到', LATE: '没按时' }

export function promiseWords(promise: { dueDate: string; state: string }, now: number): string {
  return `承诺 ${plainDateWords(promise.dueDate, now)} 前办好（${PROMISES[promise.state] ?? promise.state}）`
}
