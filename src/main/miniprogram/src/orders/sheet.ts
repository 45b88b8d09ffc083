import type { components } from '../api/schema'
import type { FieldError } from '../api/problem'
import type { Draft } from '../drafts/draft'
import { codePoints, isBlank } from '../core/text'
import { dayAfter, momentOf, plainDateWords } from '../core/time'

type Schemas = components['schemas']
export type ServiceItem = Schemas['ServiceItem']
export type Question = Schemas['ServiceQuestion']

/** Several choices are kept in one field of the draft; no option has a line break. */
const BETWEEN = '\n'
const LONGEST_TEXT = 2000
export const MOST_PHOTOS = 9

/** The draft's field that an answer is kept in. */
export function answerField(key: string): string {
  return `answer-${key}`
}

/** The item as it was when the questions were answered: with it the form opens without a network, too. */
export function sheetOf(draft: Draft): ServiceItem | null {
  return isBlank(draft.fields.sheet) ? null : (JSON.parse(draft.fields.sheet!) as ServiceItem)
}

export function photoQuestion(item: ServiceItem): Question | null {
  return item.questions.find((question) => question.type === 'PHOTOS') ?? null
}

export function chosen(value: string | undefined): string[] {
  return isBlank(value) ? [] : value!.split(BETWEEN)
}

/** The choices with one more or one less, in the order of the options. */
export function toggled(question: Question, value: string | undefined, option: string): string {
  const before = chosen(value)
  const after = before.includes(option) ? before.filter((one) => one !== option) : [...before, option]
  return question.options.filter((one) => after.includes(one)).join(BETWEEN)
}

/** Everything that is wrong with an order, all at once, in the same shape as the service tells it. */
export function orderErrors(draft: Draft, today: string): FieldError[] {
  const item = sheetOf(draft)
  if (item === null) {
    return [{ pointer: '/service/itemId', code: 'required', message: '请从服务菜单里选择一项' }]
  }
  return item.questions.flatMap((question) => answerErrors(question, draft, today))
}

function answerErrors(question: Question, draft: Draft, today: string): FieldError[] {
  const value = (draft.fields[answerField(question.key)] ?? '').trim()
  const message = question.type === 'PHOTOS' ? photosFault(question, draft.photos.length) : fault(question, value, today)
  return message === null ? [] : [{ pointer: `/service/answers/${question.key}`, code: 'invalid', message }]
}

function fault(question: Question, value: string, today: string): string | null {
  if (value === '') {
    return question.required ? `请填写“${question.label}”` : null
  }
  switch (question.type) {
    case 'TEXT':
      return textFault(question, codePoints(value))
    case 'NUMBER':
      return numberFault(question, value)
    case 'CHOICE':
      return question.multiple ? countFault(question, chosen(value).length, '项') : null
    case 'DATE':
      return dateFault(question, value, today)
    default:
      return null
  }
}

function textFault(question: Question, length: number): string | null {
  const most = question.maximum ?? LONGEST_TEXT
  if (length > most) {
    return `最多 ${most} 个字，多了 ${length - most} 个`
  }
  return length < (question.minimum ?? 0) ? `至少写 ${question.minimum} 个字` : null
}

function numberFault(question: Question, value: string): string | null {
  const { minimum, maximum, decimals } = question
  const unit = question.unit === null ? '' : ` ${question.unit}`
  const places = /^-?\d{1,12}(?:\.(\d*))?$/.exec(value)
  if (places === null || (places[1] ?? '').replace(/0+$/, '').length > decimals) {
    return decimals === 0 ? '请写整数' : `请写数字，最多 ${decimals} 位小数`
  }
  if (maximum !== null && Number(value) > maximum) {
    return `不能大于 ${maximum}${unit}`
  }
  return minimum !== null && Number(value) < minimum ? `不能小于 ${minimum}${unit}` : null
}

function countFault(question: Question, count: number, measure: string): string | null {
  if (question.maximum !== null && count > question.maximum) {
    return `最多选 ${question.maximum} ${measure}`
  }
  return count < (question.minimum ?? 0) ? `至少选 ${question.minimum} ${measure}` : null
}

function photosFault(question: Question, count: number): string | null {
  if (count === 0) {
    return question.required ? `请添加照片：${question.label}` : null
  }
  const most = question.maximum ?? MOST_PHOTOS
  if (count > most) {
    return `最多 ${most} 张照片，请删掉 ${count - most} 张`
  }
  return count < (question.minimum ?? 0) ? `至少要 ${question.minimum} 张照片` : null
}

/** The first and the last day that can be chosen. */
export function dayBounds(question: Question, today: string): { first: string; last: string } {
  return {
    first: question.minimum === null ? '' : dayAfter(today, question.minimum),
    last: question.maximum === null ? '' : dayAfter(today, question.maximum),
  }
}

function dateFault(question: Question, value: string, today: string): string | null {
  const { first, last } = dayBounds(question, today)
  const now = Date.parse(momentOf(today, '00:00'))
  if (first !== '' && value < first) {
    return `最早可选 ${plainDateWords(first, now)}`
  }
  return last !== '' && value > last ? `最晚可选 ${plainDateWords(last, now)}` : null
}

/** The answers as the service takes them; what was left blank is left out. */
export function answersOf(item: ServiceItem, draft: Draft): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const question of item.questions) {
    const answer = answerOf(question, (draft.fields[answerField(question.key)] ?? '').trim(), draft)
    if (answer !== null) {
      answers[question.key] = answer
    }
  }
  return answers
}

function answerOf(question: Question, value: string, draft: Draft): unknown {
  if (question.type === 'PHOTOS') {
    return draft.photos.length === 0 ? null : draft.photos.map((photo) => photo.evidenceId)
  }
  if (value === '') {
    return null
  }
  switch (question.type) {
    case 'NUMBER':
      return Number(value)
    case 'CHOICE':
      return question.multiple ? chosen(value) : value
    case 'PLACE':
      return { name: value }
    default:
      return value
  }
}

/** What became of an item since the questions were answered, in words, and the draft that goes on with it. */
export interface Adopted {
  draft: Draft
  changes: string[]
}

/** Goes on with another version: nothing typed is lost, and answers that still fit their question stay where they are. */
export function adopt(draft: Draft, item: ServiceItem): Adopted {
  const before = sheetOf(draft)
  const fields: Record<string, string> = { ...draft.fields, sheet: JSON.stringify(item), title: item.name }
  if (before === null || before.version === item.version) {
    return { draft: { ...draft, fields }, changes: [] }
  }
  const changes: string[] = []
  for (const question of item.questions) {
    const old = before.questions.find((one) => one.key === question.key)
    changes.push(...changeOf(old, question))
    const field = answerField(question.key)
    if (old !== undefined) {
      fields[field] = stillFits(old, question, fields[field] ?? '')
    }
  }
  for (const old of before.questions.filter((one) => item.questions.every((question) => question.key !== one.key))) {
    const answer = chosen(fields[answerField(old.key)]).join('、')
    changes.push(`不再问“${old.label}”${answer === '' ? '' : `，您写过：${answer}`}`)
  }
  return { draft: { ...draft, fields, problem: null }, changes }
}

function changeOf(old: Question | undefined, question: Question): string[] {
  if (old === undefined) {
    return [`新增“${question.label}”`]
  }
  const same = JSON.stringify({ ...old, hint: null }) === JSON.stringify({ ...question, hint: null })
  if (same) {
    return []
  }
  return [old.label === question.label ? `“${question.label}”的要求有变化` : `“${old.label}”改为“${question.label}”`]
}

function stillFits(old: Question, question: Question, value: string): string {
  if (old.type !== question.type) {
    return ''
  }
  if (question.type !== 'CHOICE') {
    return value
  }
  const kept = chosen(value).filter((option) => question.options.includes(option))
  return question.multiple ? kept.join(BETWEEN) : (kept[0] ?? '')
}

/** A shown answer in words. */
export function answerWords(answer: Schemas['ServiceOrder']['answers'][number], now: number): string {
  if (answer.number !== null) {
    return answer.unit === null ? String(answer.number) : `${answer.number} ${answer.unit}`
  }
  if (answer.type === 'DATE' && answer.text !== null) {
    return plainDateWords(answer.text, now)
  }
  return answer.text ?? answer.place?.name ?? answer.items.join('、')
}
