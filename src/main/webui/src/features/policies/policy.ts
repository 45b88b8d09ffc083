import type { Policy, PolicyContent } from '@/api/types'
import type { FormShape, Option, Values } from '@/features/forms/fields'

export const INDUSTRIES = ['MANUFACTURING', 'FOOD', 'MATERIALS', 'TEXTILE', 'ELECTRONICS', 'LOGISTICS', 'SERVICES'] as const
export const SIZES = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const

/** Where the members of a body stand that are conditions: each is a list, and an empty one asks nothing. */
const CONDITIONS = ['industries', 'sizes', 'allianceIds', 'areaIds'] as const

export interface Choices {
  readonly issuers: () => readonly Option[]
  readonly industries: () => readonly Option[]
  readonly sizes: () => readonly Option[]
  readonly alliances: () => readonly Option[]
  readonly areas: () => readonly Option[]
}

/** The next version of a policy; what the pickers offer comes from outside, because it may arrive later. */
export function policyShape({ issuers, industries, sizes, alliances, areas }: Choices): FormShape {
  const any = { hint: 'policyAnyHint', required: false } as const
  return {
    fields: {
      title: { kind: 'line', label: 'policyTitle', required: true, max: 60 },
      summary: { kind: 'line', label: 'policySummary', hint: 'policySummaryHint', required: true, max: 120 },
      text: { kind: 'text', label: 'policyText', required: true, max: 5000, rows: 8 },
      issuerId: { kind: 'pick', label: 'policyIssuer', required: true, options: issuers },
      documentNumber: { kind: 'line', label: 'policyNumber', required: false, max: 40 },
      link: { kind: 'line', label: 'policyLink', required: false, max: 300 },
      'applicability/industries': { kind: 'picks', label: 'policyIndustries', options: industries, ...any, max: 7 },
      'applicability/sizes': { kind: 'picks', label: 'policySizes', options: sizes, ...any, max: 4 },
      'applicability/allianceIds': { kind: 'picks', label: 'policyAlliances', options: alliances, ...any, max: 30 },
      'applicability/areaIds': { kind: 'picks', label: 'policyAreas', options: areas, ...any, max: 30 },
      validFrom: { kind: 'date', label: 'policyFrom', required: true, past: true },
      validTo: { kind: 'date', label: 'policyTo', hint: 'policyToHint', required: false, past: true },
    },
  }
}

const ids = (refs: readonly { id: string }[] | undefined) => (refs ?? []).map(({ id }) => id)

/** What the editor begins with: what is being written, or what is published. */
export function policyValues(policy: Policy | null): Values {
  const content: PolicyContent | null = policy?.draft ?? policy?.content ?? null
  return {
    title: content?.title ?? '',
    summary: content?.summary ?? '',
    text: content?.text ?? '',
    issuerId: content?.issuer.id ?? null,
    documentNumber: content?.documentNumber ?? '',
    link: content?.link ?? '',
    'applicability/industries': [...(content?.applicability.industries ?? [])],
    'applicability/sizes': [...(content?.applicability.sizes ?? [])],
    'applicability/allianceIds': ids(content?.applicability.alliances),
    'applicability/areaIds': ids(content?.applicability.areas),
    validFrom: content?.validFrom ?? null,
    validTo: content?.validTo ?? null,
  }
}

/** What is filled in, with every condition: the contract wants all four, also the empty ones. */
export function policyBody(members: Values): Values {
  const given = (members.applicability ?? {}) as Values
  return { ...members, applicability: Object.fromEntries(CONDITIONS.map((name) => [name, given[name] ?? []])) }
}

/** What another wrote meanwhile, by the fields' names. */
export function policyChanges(before: Policy, after: Policy): string[] {
  const [old, now] = [policyValues(before), policyValues(after)]
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
}
