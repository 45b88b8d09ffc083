import type { components } from '../api/schema'
import type { Tone } from './labels'

type Schemas = components['schemas']
type CheckIn = Schemas['CheckIn']

/** The kinds of organisation life, in the order in which they are offered. */
export const ACTIVITY_KINDS = [
  { code: 'THEME_PARTY_DAY', label: '主题党日' },
  { code: 'BRANCH_MEETING', label: '支部党员大会' },
  { code: 'COMMITTEE_MEETING', label: '支委会' },
  { code: 'GROUP_MEETING', label: '党小组会' },
  { code: 'PARTY_LECTURE', label: '党课' },
  { code: 'DEMOCRATIC_REVIEW', label: '民主评议' },
] as const

export function activityKind(code: string): string {
  return ACTIVITY_KINDS.find((kind) => kind.code === code)?.label ?? code
}

const STATUSES: Record<Schemas['ActivityStatus'], { label: string; tone: Tone }> = {
  DRAFT: { label: '草稿', tone: 'mine' },
  SCHEDULED: { label: '已排定', tone: 'live' },
  PUBLISHED: { label: '已发布', tone: 'live' },
  OPEN: { label: '进行中', tone: 'live' },
  CLOSED: { label: '已结束', tone: 'done' },
  CANCELLED: { label: '已取消', tone: 'done' },
}

/** An open check-in is what people look for, so it is the word, whatever the activity's own state is. */
export function activityState(row: Pick<Schemas['ActivityRow'], 'status' | 'checkInOpen'>): { label: string; tone: Tone } {
  return row.checkInOpen ? { label: '正在签到', tone: 'mine' } : STATUSES[row.status]
}

export interface Verdict {
  title: string
  tone: 'good' | 'soon' | 'wait' | 'late'
}

/** What a check-in came to, once a review was held, what the review made of it. */
export function verdictOf(checkIn: Pick<CheckIn, 'result' | 'decided'>): Verdict {
  if (checkIn.decided === 'VOID') {
    return { title: '签到无效', tone: 'late' }
  }
  if (checkIn.decided === 'CONFIRM') {
    return { title: '签到成功', tone: 'good' }
  }
  switch (checkIn.result) {
    case 'ACCEPTED':
      return { title: '签到成功', tone: 'good' }
    case 'LATE':
      return { title: '迟到', tone: 'soon' }
    case 'REVIEW':
      return { title: '待核实', tone: 'wait' }
  }
}

/** How a check-in stands, as somebody else's: for the secretaries of both branches. */
export function caseWords(checkIn: Pick<CheckIn, 'result' | 'decided' | 'reasons'>): string {
  if (checkIn.decided !== null) {
    return checkIn.decided === 'CONFIRM' ? '主办支部已核实，签到有效' : '主办支部已核实，签到作废'
  }
  if (checkIn.reasons.includes('disputed')) {
    return '所在支部提出了异议，等主办支部核实'
  }
  return checkIn.result === 'REVIEW' ? '待主办支部核实' : verdictOf(checkIn).title
}

/** Does it wait for a secretary? A dispute brings one back that was decided by nobody yet. */
export function waitsForReview(checkIn: Pick<CheckIn, 'result' | 'decided' | 'reasons'>): boolean {
  return checkIn.decided === null && (checkIn.result === 'REVIEW' || checkIn.reasons.includes('disputed'))
}

const REASONS: Record<Schemas['CheckInReason'], string> = {
  'too-far': '离活动地点太远',
  'no-place': '没有位置',
  'clock-skew': '手机时间不准',
  'late-upload': '补传晚了',
  'device-shared': '同一部手机给别人签过到',
  'self-recorded': '给自己登记的',
  disputed: '所在支部有异议',
}

export function reasonWords(reasons: readonly Schemas['CheckInReason'][]): string {
  return reasons.map((reason) => REASONS[reason]).join('、')
}

const WAYS: Record<CheckIn['way'], string> = { CODE: '扫码', SCENE: '小程序码', CARD: '党员卡', HAND: '手工' }

export function wayOfCheckIn(way: CheckIn['way']): string {
  return WAYS[way]
}

export interface Standing {
  label: string
  tone: 'good' | 'soon' | 'wait' | 'quiet'
}

/** Where one person of the roster stands. */
export function standingOf(row: Pick<Schemas['RosterRow'], 'expected' | 'leave' | 'checkIn'>): Standing {
  if (row.checkIn !== null) {
    return present(row.checkIn, row.expected)
  }
  if (row.leave?.status === 'GRANTED') {
    return { label: '请假', tone: 'quiet' }
  }
  return row.leave?.status === 'REQUESTED' ? { label: '请假待批', tone: 'wait' } : { label: '未到', tone: 'quiet' }
}

function present(checkIn: CheckIn, expected: boolean): Standing {
  if (waitsForReview(checkIn)) {
    return { label: '待核实', tone: 'wait' }
  }
  if (checkIn.result === 'LATE') {
    return { label: '迟到', tone: 'soon' }
  }
  return { label: expected ? '已到' : '已到 · 流动党员', tone: 'good' }
}

const STANDINGS = { REQUESTED: '请假还没有批', GRANTED: '已准假', DECLINED: '请假没有批准' } as const

export function leaveWords(leave: Schemas['LeaveRequest']): string {
  const words = STANDINGS[leave.status]
  return leave.decisionReason === null ? words : `${words}：${leave.decisionReason}`
}

/** What is next for somebody: an open check-in first, then the soonest that is not over. */
export function nextActivity<T extends Schemas['ActivityRow']>(rows: readonly T[], now: number): T | null {
  const ahead = rows.filter((row) => row.checkInOpen || Date.parse(row.endsAt) > now).sort(soonestFirst)
  return ahead.find((row) => row.checkInOpen) ?? ahead[0] ?? null
}

export function soonestFirst(one: Schemas['ActivityRow'], other: Schemas['ActivityRow']): number {
  return Date.parse(one.startsAt) - Date.parse(other.startsAt)
}
