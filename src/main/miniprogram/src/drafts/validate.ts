import type { FieldError } from '../api/problem'
import { codePoints, isBlank } from '../core/text'
import type { Draft } from './draft'

/** Bounds of the contract, told before sending: a draft may be sent without a network and must not come back for these. */
export const LIMITS = { title: 60, text: 2000, supplement: 5000, placeName: 100, contactName: 50, contactPhone: 20, reply: 2000, reason: 500, claim: 500, minutes: 10_000, agenda: 2000, venueName: 100 }

const PHONE = /^\+?[0-9][0-9 -]{4,17}[0-9]$/

/** Everything that is wrong with a petition, all at once, in the same shape as the service tells it. */
export function petitionErrors(draft: Draft): FieldError[] {
  const { fields } = draft
  return [
    ...required(fields.kind, '/kind', '请选择您要说的是哪一种'),
    ...required(fields.category, '/category', '请选择是哪方面的事'),
    ...between(fields.title, '/title', 2, LIMITS.title, '标题'),
    ...between(fields.text, '/text', 5, LIMITS.text, '内容'),
    ...required(fields.visibility, '/visibility', '请选择谁能看到'),
    ...atMost(fields.placeName, '/place/name', LIMITS.placeName, '地点'),
    ...contactErrors(fields),
  ]
}

function contactErrors(fields: Record<string, string>): FieldError[] {
  const { contactName, contactPhone } = fields
  if (isBlank(contactName) && isBlank(contactPhone)) {
    return []
  }
  return [
    ...required(contactName, '/contact/name', '填了电话，也请写上联系人怎么称呼'),
    ...atMost(contactName, '/contact/name', LIMITS.contactName, '联系人'),
    ...(PHONE.test((contactPhone ?? '').trim()) ? [] : [wrong('/contact/phone', 'bad-format', '请写能打通的电话号码')]),
  ]
}

/** What is wrong with an owner's action. */
export function actionErrors(draft: Draft): FieldError[] {
  if (draft.purpose.type !== 'action') {
    throw new Error('not a draft of an action')
  }
  const { solved, satisfaction, text } = draft.fields
  switch (draft.purpose.action) {
    case 'rate':
      return [
        ...required(solved, '/solved', '请告诉我们问题解决了没有'),
        ...required(satisfaction, '/satisfaction', '请选择满意程度'),
        ...atMost(text, '/text', LIMITS.reply, '评价'),
      ]
    case 'supplement':
      return [...required(text, '/text', '请写下您补充的内容'), ...atMost(text, '/text', LIMITS.supplement, '内容')]
    case 'note':
      return [...required(text, '/text', '请写下您想说的话'), ...atMost(text, '/text', LIMITS.reply, '留言')]
    case 'refuse-filing':
      return [...required(text, '/reason', '请写明为什么'), ...atMost(text, '/reason', LIMITS.reason, '理由')]
    case 'withdraw':
      return [...required(text, '/reason', '请写明为什么撤回'), ...atMost(text, '/reason', LIMITS.reason, '理由')]
    default:
      return atMost(text, '/text', LIMITS.reason, '内容')
  }
}

/** What is wrong with a claim; how many photos it needs stands in its rule. */
export function claimErrors(draft: Draft): FieldError[] {
  const { ruleCode, occurredOn, text, photosNeeded } = draft.fields
  const missing = Number(photosNeeded ?? '0') - draft.photos.length
  return [
    ...required(ruleCode, '/ruleCode', '请选择申报哪一项'),
    ...required(occurredOn, '/occurredOn', '请选择是哪一天做的'),
    ...between(text, '/text', 5, LIMITS.claim, '说明'),
    ...(missing > 0 ? [wrong('/evidenceIds', 'required', `这一项要有照片，还差 ${missing} 张`)] : []),
  ]
}

/** What is wrong with the plan of an activity. */
export function activityErrors(draft: Draft): FieldError[] {
  const { fields } = draft
  return [
    ...required(fields.kind, '/kind', '请选择是哪一种活动'),
    ...planErrors(draft),
  ]
}

/** What is wrong with a plan that is changed: its kind stays. */
export function planErrors(draft: Draft): FieldError[] {
  const { fields } = draft
  return [
    ...between(fields.title, '/title', 2, LIMITS.title, '名称'),
    ...required(fields.day, '/startsAt', '请选择日期'),
    ...venueErrors(fields),
    ...atMost(fields.agenda, '/agenda', LIMITS.agenda, '议程'),
  ]
}

/** What is wrong with a make-up session; it may be where the activity is. */
export function sessionErrors(draft: Draft): FieldError[] {
  const { fields } = draft
  return [...required(fields.day, '/startsAt', '请选择日期'), ...(fields.elsewhere === 'yes' ? venueErrors(fields) : [])]
}

function venueErrors(fields: Record<string, string>): FieldError[] {
  return [
    ...between(fields.venueName, '/venue/name', 2, LIMITS.venueName, '地点'),
    ...(isCoordinate(fields.latitude, 90) && isCoordinate(fields.longitude, 180)
      ? []
      : [wrong('/venue/latitude', 'required', '请取当前位置，或填写地点的纬度和经度')]),
  ]
}

export function minutesErrors(draft: Draft): FieldError[] {
  return between(draft.fields.text, '/text', 5, LIMITS.minutes, '会议记录')
}

function isCoordinate(value: string | undefined, bound: number): boolean {
  return /^-?\d{1,3}(\.\d+)?$/.test((value ?? '').trim()) && Math.abs(Number(value)) <= bound
}

function required(value: string | undefined, pointer: string, message: string): FieldError[] {
  return isBlank(value) ? [wrong(pointer, 'required', message)] : []
}

function between(value: string | undefined, pointer: string, least: number, most: number, name: string): FieldError[] {
  const length = codePoints((value ?? '').trim())
  return length < least ? [wrong(pointer, 'too-short', `${name}至少写 ${least} 个字`)] : atMost(value, pointer, most, name)
}

function atMost(value: string | undefined, pointer: string, most: number, name: string): FieldError[] {
  const over = codePoints((value ?? '').trim()) - most
  return over > 0 ? [wrong(pointer, 'too-long', `${name}最多 ${most} 个字，多了 ${over} 个`)] : []
}

function wrong(pointer: string, code: string, message: string): FieldError {
  return { pointer, code, message }
}
