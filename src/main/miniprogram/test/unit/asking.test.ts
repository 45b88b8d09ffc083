import { describe, expect, it } from 'vitest'
import { asking, askedAgain, isUntouched, withoutPolicy } from '../../src/drafts/asking'
import { newDraft, withField } from '../../src/drafts/draft'
import { petitionBody } from '../../src/drafts/requests'
import { NOW } from './fixtures'

const begun = () =>
  newDraft('q1', { type: 'petition', about: 'policy-1' }, { visibility: 'ENTERPRISE', contactName: '', ...asking('policy-1', '贷款贴息') }, NOW)

describe('a question about a policy', () => {
  it('is not worth keeping until something is typed, also where the policy was let go of', () => {
    expect(isUntouched(begun())).toBe(true)
    expect(isUntouched(withoutPolicy(begun()))).toBe(true)
    expect(isUntouched(withField(begun(), 'title', '咨询：贷款'))).toBe(false)
    expect(isUntouched(withField(withoutPolicy(begun()), 'text', '怎么申请'))).toBe(false)
  })

  it('is as long as there is room for', () => {
    const long = newDraft('q1', { type: 'petition', about: 'policy-1' }, asking('policy-1', '贴'.repeat(80)), NOW)
    expect(isUntouched(long)).toBe(true)
    expect([...(long.fields.title ?? '')].length).toBeLessThan(80)
  })

  it('is about the policy again where it is asked from there once more', () => {
    const freed = withField(withoutPolicy(begun()), 'text', '怎么申请')
    expect(petitionBody(freed)).not.toHaveProperty('policyId')
    const again = askedAgain(freed, 'policy-1', '贷款贴息')
    expect(petitionBody(again)).toMatchObject({ policyId: 'policy-1', text: '怎么申请' })
    expect(again.fields.policyTitle).toBe('贷款贴息')
    expect(askedAgain(again, 'policy-1', '贷款贴息')).toBe(again)
  })
})
