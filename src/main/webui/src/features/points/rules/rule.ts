import type { PointsRule } from '@/api/types'
import type { FormShape, Values } from '@/features/forms/fields'
import { KINDS } from '@/features/activities/kinds'

export const CATEGORIES = ['ORGANISATION_LIFE', 'STUDY', 'SERVICE', 'PIONEER', 'ENTERPRISE', 'DISCIPLINE'] as const
export const SOURCES = ['CHECK_IN', 'ACTIVITY', 'PETITION_SOLVED', 'CLAIM', 'DEDUCTION', 'VETO'] as const
export const EXEMPTIONS = ['RETIRED', 'LONG_TERM_SICK', 'FLOATING'] as const
export const APPROVERS = ['SECRETARY', 'SUPERVISOR', 'ADMIN'] as const

const POINTS = /^(0\.[1-9]|[1-9]\d{0,2}(\.\d)?)$/
const CAP = /^(0\.[1-9]|[1-9]\d{0,3}(\.\d)?)$/
const CAPS = ['caps/day', 'caps/month', 'caps/year'] as const

const claimed = ({ source }: Values) => source === 'CLAIM'

/** A version of a rule; `words` translates what is offered in lists, where the form has names and not keys. */
export function ruleShape(words: (key: string) => string, isNew: boolean): FormShape {
  const options = (group: string, values: readonly string[]) => () => values.map((value) => ({ value, label: words(`${group}.${value}`) }))
  return {
    fields: {
      ...(isNew && { code: { kind: 'line', label: 'ruleCode', hint: 'ruleCodeHint', required: true, max: 60 } }),
      name: { kind: 'line', label: 'ruleName', required: true, max: 40 },
      text: { kind: 'text', label: 'ruleText', hint: 'ruleTextHint', required: true, max: 500 },
      category: { kind: 'pick', label: 'ruleCategory', required: true, options: options('ruleCategory', CATEGORIES) },
      source: { kind: 'pick', label: 'ruleSource', required: true, options: options('ruleSource', SOURCES) },
      points: { kind: 'line', label: 'rulePoints', required: true, max: 5 },
      'caps/day': { kind: 'line', label: 'capDay', hint: 'capHint', required: false, max: 6 },
      'caps/month': { kind: 'line', label: 'capMonth', hint: 'capHint', required: false, max: 6 },
      'caps/year': { kind: 'line', label: 'capYear', hint: 'capHint', required: false, max: 6 },
      activityKinds: {
        kind: 'picks',
        label: 'ruleKinds',
        required: true,
        max: 6,
        options: options('activityKind', KINDS),
        when: ({ source }) => source === 'CHECK_IN' || source === 'ACTIVITY',
      },
      approverRole: { kind: 'pick', label: 'ruleApprover', required: true, options: options('role', APPROVERS), when: claimed },
      photosNeeded: { kind: 'number', label: 'rulePhotos', required: true, min: 0, max: 9, when: claimed },
      exemptions: { kind: 'picks', label: 'ruleExemptions', required: false, max: 3, options: options('exemption', EXEMPTIONS) },
      active: { kind: 'choice', label: 'ruleActive', required: true, choices: [
        { value: true, label: 'field.ruleOn' },
        { value: false, label: 'field.ruleOff' },
      ] },
    },
  }
}

export function ruleValues(rule: PointsRule | null): Values {
  return {
    ...(rule ? {} : { code: '' }),
    name: rule?.name ?? '',
    text: rule?.text ?? '',
    category: rule?.category ?? null,
    source: rule?.source ?? 'CLAIM',
    points: rule?.points ?? '',
    'caps/day': rule?.caps.day ?? '',
    'caps/month': rule?.caps.month ?? '',
    'caps/year': rule?.caps.year ?? '',
    activityKinds: rule?.activityKinds ?? [],
    approverRole: rule?.approverRole ?? (rule ? null : 'SECRETARY'),
    photosNeeded: rule?.photosNeeded ?? 1,
    exemptions: rule?.exemptions ?? [],
    active: rule?.active ?? true,
  }
}

/** Numbers that are none are found here; everything else the service judges. */
export function ruleFaults(values: Values): Record<string, string> {
  const wrong = (name: string, pattern: RegExp) => {
    const text = String(values[name] ?? '').trim()
    return text !== '' && !pattern.test(text)
  }
  const faulty = [...(wrong('points', POINTS) ? ['points'] : []), ...CAPS.filter((name) => wrong(name, CAP))]
  return Object.fromEntries(faulty.map((name) => [name, 'form.badPoints']))
}

/** Numbers are typed with blanks around them; the contract takes none. */
export function trimmed(version: Values): Values {
  return JSON.parse(JSON.stringify(version), (name, value) => (typeof value === 'string' && name !== 'text' ? value.trim() : value)) as Values
}

/** What differs between two versions, by the member that people know it by. */
export function ruleChanges(before: PointsRule, after: PointsRule): string[] {
  const [old, now] = [ruleValues(before), ruleValues(after)]
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
}
