import { cut } from '../core/text'
import { isEmpty, withField, type Draft } from './draft'
import { LIMITS } from './validate'

/** Filled in for the person; a draft with nothing but these is not worth keeping. */
const PREFILLED = ['policyId', 'policyTitle', 'kind', 'visibility', 'contactName', 'contactPhone', 'enterpriseId']

/** What a question about a policy begins with. */
export function asking(policyId: string, policyTitle: string): Record<string, string> {
  return { policyId, policyTitle, kind: 'CONSULT', title: subjectOf(policyTitle) }
}

/** A question about nothing in particular; what it was about says still which words were not typed. */
export function withoutPolicy(draft: Draft): Draft {
  return withField(draft, 'policyId', '')
}

/** Whoever asks about the policy once more means it, whatever was said before. */
export function askedAgain(draft: Draft, policyId: string, policyTitle: string): Draft {
  return draft.fields.policyId === policyId ? draft : withField(withField(draft, 'policyId', policyId), 'policyTitle', policyTitle)
}

/** Nothing in it but what the form began with. */
export function isUntouched(draft: Draft): boolean {
  const { title, policyTitle } = draft.fields
  return isEmpty(draft, title === subjectOf(policyTitle ?? '') ? [...PREFILLED, 'title'] : PREFILLED)
}

/** What a question about a policy is called, as far as there is room. */
function subjectOf(policyTitle: string): string {
  return cut(`咨询：${policyTitle}`, LIMITS.title)
}
