import type { SlaDays, SlaPolicy } from '@/api/types'
import type { FormShape, Option, Values } from '@/features/forms/fields'

/** The steps in the order in which they come. */
export const STEPS = ['accept', 'take', 'firstContact', 'answer', 'review', 'rating'] as const

const LONGEST = { accept: 30, take: 30, firstContact: 30, answer: 120, review: 30, rating: 30 } as const

export const URGENCIES = ['NORMAL', 'URGENT', 'CRITICAL'] as const
export const COMPLEXITIES = ['CONSULT', 'ORDINARY', 'COMPLEX'] as const

export type PolicyKey = Pick<SlaPolicy, 'category' | 'urgency' | 'complexity'>

/** The version that holds, or the one that will. */
export const shownVersion = ({ current, upcoming }: SlaPolicy) => current ?? upcoming

export const codeOf = ({ category, urgency, complexity }: PolicyKey) =>
  `${category ?? 'all'}-${urgency}-${complexity}`.toLowerCase() as SlaPolicy['code']

/** The next version of a policy, or the first one of a category. */
export function policyShape(
  policy: SlaPolicy | null,
  words: { categories: () => readonly Option[]; t: (key: string) => string },
): FormShape {
  const options = (group: string, codes: readonly string[]) => () => codes.map((value) => ({ value, label: words.t(`${group}.${value}`) }))
  return {
    fields: {
      ...(policy === null && {
        category: { kind: 'pick', label: 'category', required: true, options: words.categories },
        urgency: { kind: 'pick', label: 'urgency', required: true, options: options('urgency', URGENCIES) },
        complexity: { kind: 'pick', label: 'complexity', required: true, options: options('complexity', COMPLEXITIES) },
      }),
      ...Object.fromEntries(
        STEPS.map((step) => [`days/${step}`, { kind: 'number', label: `limit-${step}`, required: true, min: 1, max: LONGEST[step] } as const]),
      ),
      validFrom: { kind: 'date', label: 'validFrom', hint: 'validFromHint', required: false },
      ...(policy?.category && {
        active: {
          kind: 'choice',
          label: 'limitActive',
          required: true,
          choices: [
            { value: true, label: 'field.limitOwn' },
            { value: false, label: 'field.limitShared' },
          ],
        } as const,
      }),
    },
  }
}

export function policyValues(policy: SlaPolicy | null): Values {
  const latest = policy?.versions[0]
  const days: SlaDays = latest?.days ?? { accept: 1, take: 1, firstContact: 1, answer: 5, review: 3, rating: 5 }
  return {
    ...(policy === null && { category: null, urgency: 'NORMAL', complexity: 'ORDINARY' }),
    ...Object.fromEntries(STEPS.map((step) => [`days/${step}`, days[step]])),
    validFrom: null,
    ...(policy?.category && { active: latest?.active ?? true }),
  }
}
