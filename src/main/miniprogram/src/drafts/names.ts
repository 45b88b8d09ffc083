import { actionLabel } from '../core/replies'
import { cut } from '../core/text'
import type { Draft, Purpose } from './draft'

/** So many characters of what was typed say which one it is. */
const NAMED = 40

/** What a draft is called in the list of what is on the phone. */
export function draftName({ purpose, fields }: Draft): string {
  return `${whatFor(purpose)}：${cut(fields.title || fields.text || fields.petitionTitle || '还没有写', NAMED)}`
}

function whatFor(purpose: Purpose): string {
  switch (purpose.type) {
    case 'petition':
      return '诉求'
    case 'order':
      return '点单'
    case 'action':
      return actionLabel(purpose.action)
    case 'claim':
      return '积分申报'
    case 'activity':
      return '活动安排'
    case 'minutes':
      return '会议记录'
    case 'plan-change':
      return '改安排'
    case 'session':
      return '补课'
  }
}
