import type { components } from '../api/schema'
import type { Tone } from './labels'

type Schemas = components['schemas']

/** "+2.0 分"; what is taken keeps its minus, and nothing is told as such. */
export function pointsWords(points: string): string {
  return `${signed(points)} 分`
}

export function signed(points: string): string {
  return points.startsWith('-') || /^0(\.0)?$/.test(points) ? points : `+${points}`
}

const CLAIM_STATUSES: Record<Schemas['PointsClaimStatus'], { label: string; tone: Tone }> = {
  PENDING: { label: '待审核', tone: 'live' },
  APPROVED: { label: '已通过', tone: 'done' },
  DECLINED: { label: '未通过', tone: 'mine' },
  APPEALED: { label: '申诉中', tone: 'live' },
  UPHELD: { label: '维持原决定', tone: 'done' },
  REVERSED: { label: '申诉通过', tone: 'done' },
}

export function claimStatus(status: Schemas['PointsClaimStatus']): { label: string; tone: Tone } {
  return CLAIM_STATUSES[status]
}

const STEPS: Record<Schemas['PointsClaim']['steps'][number]['action'], string> = {
  claim: '提交申报',
  approve: '审核通过',
  decline: '审核未通过',
  appeal: '提出申诉',
  reverse: '申诉通过，改为计分',
  uphold: '申诉未通过，维持原决定',
}

export function stepWords(action: keyof typeof STEPS): string {
  return STEPS[action]
}

/** What a rule pays, with its bounds: "每次 3.0 分，每月最多 6.0 分". */
export function payWords(rule: Schemas['PointsRule']): string {
  const bounds = [
    ['每天', rule.caps.day],
    ['每月', rule.caps.month],
    ['每年', rule.caps.year],
  ].flatMap(([span, cap]) => (cap === null ? [] : [`${span}最多 ${cap} 分`]))
  return [`每次 ${rule.points} 分`, ...bounds].join('，')
}

const CATEGORIES: Record<Schemas['PointsRuleCategory'], string> = {
  ORGANISATION_LIFE: '组织生活',
  STUDY: '学习教育',
  SERVICE: '服务群众',
  PIONEER: '先锋作用',
  ENTERPRISE: '助企服务',
  DISCIPLINE: '纪律作风',
}

export interface RuleGroup {
  name: string
  rules: Schemas['PointsRule'][]
}

/** The catalogue as people look for it: by what a rule is about, in a fixed order, without those that are switched off. */
export function ruleGroups(rules: readonly Schemas['PointsRule'][]): RuleGroup[] {
  return Object.entries(CATEGORIES)
    .map(([category, name]) => ({ name, rules: rules.filter((rule) => rule.category === category && rule.active) }))
    .filter((group) => group.rules.length > 0)
}
