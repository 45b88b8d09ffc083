import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { capUses, expectedPoints } from '@/features/points/caps'
import { inPoints, signed, tenths } from '@/features/points/decimals'
import { periodsAt } from '@/features/points/periods'
import RuleBeside from '@/features/points/claims/RuleBeside.vue'
import DecisionForm from '@/features/points/claims/DecisionForm.vue'
import RuleForm from '@/features/points/rules/RuleForm.vue'
import { ruleFaults, ruleValues, trimmed } from '@/features/points/rules/rule'
import { usePointsRules } from '@/stores/pointsRules'
import { testIds } from '@/testids'
import { claim, entry, rule, secretary } from './activitySupport'
import { problem, render, serve, signedIn } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const submit = async (form: ReturnType<typeof render>) => {
  await form.get('form').trigger('submit')
  await flushPromises()
}

beforeEach(() => {
  sessionStorage.clear()
  document.body.innerHTML = ''
  signedIn(secretary)
})

describe('decimals', () => {
  it('add up without a rest', () => expect(inPoints(tenths('0.1') + tenths('0.2'))).toBe('0.3'))
  it('show their sign', () => expect([signed('2.0'), signed('-1.5')]).toEqual(['+2.0', '−1.5']))
})

describe('periods', () => {
  it('are those of the township, also in the last hours of a month and a year', () => {
    expect(periodsAt(new Date('2025-12-31T16:30:00Z'))).toEqual({ month: '2026-01', lastMonth: '2025-12', quarter: '2026-Q1', year: '2026', lastYear: '2025' })
  })
})

describe('caps', () => {
  const entries = [
    entry('3.0', '2026-11-02T10:00:00+08:00'),
    entry('2.5', '2026-11-20T10:00:00+08:00'),
    entry('3.0', '2026-10-31T23:59:00+08:00'),
    entry('2.0', '2026-11-05T10:00:00+08:00', { ruleCode: 'party-day-attendance' }),
  ]

  it('count what happened in the month, by this rule', () => {
    expect(capUses(rule(), entries, '2026-11-21')).toEqual([{ span: 'month', cap: '6.0', used: '5.5', left: '0.5' }])
    expect(expectedPoints(rule(), capUses(rule(), entries, '2026-11-21'))).toBe('0.5')
  })

  it('give back what was reversed', () => {
    const back = entry('-3.0', '2026-11-02T10:00:00+08:00', { reverses: 'e1' })
    expect(capUses(rule(), [...entries, back], '2026-11-21')[0]?.left).toBe('3.5')
  })

  it('are the narrowest of day, month and year', () => {
    const narrow = rule({ caps: { day: '3.0', month: '6.0', year: '9.0' } })
    const uses = capUses(narrow, entries, '2026-11-20')
    expect(uses.map(({ span, left }) => [span, left])).toEqual([['day', '0.5'], ['month', '0.5'], ['year', '0.5']])
    expect(expectedPoints(rule({ caps: { day: null, month: null, year: null } }), [])).toBe('3.0')
  })

  it('stand beside the claim in words', () => {
    usePointsRules().take(rule())
    const beside = render(RuleBeside, { props: { claim: claim(), entries } } as never)
    expect(beside.get(by(testIds.claimCaps)).text()).toContain('已记 5.5 / 上限 6.0')
    expect(beside.text()).toContain('预计只记 0.5 分')
  })
})

describe('a decision on a claim', () => {
  it('needs a reason only to decline', async () => {
    const sent = serve(() => ({ body: claim({ status: 'DECLINED', allowedActions: [] }) }))
    const form = render(DecisionForm, { props: { claim: claim() } } as never)
    await form.get(by(testIds.option('DECLINE'))).setValue(true)
    await submit(form)
    expect(form.get(by(testIds.fieldError('reason'))).text()).toBe('请填写')
    expect(sent).toEqual([])
    await form.get(by(testIds.option('APPROVE'))).setValue(true)
    await submit(form)
    expect(sent.map(({ path, body }) => [path, body])).toEqual([['/points/claims/k1/decision', { decision: 'APPROVE' }]])
  })

  it('tells when a colleague was faster, and cannot be sent again', async () => {
    serve(() => problem(409, 'points-claim-decided'))
    const form = render(DecisionForm, { props: { claim: claim() } } as never)
    await form.get(by(testIds.option('APPROVE'))).setValue(true)
    await submit(form)
    expect(form.emitted('stale')).toHaveLength(1)
    await form.setProps({ claim: claim({ status: 'APPROVED', allowedActions: [] }) } as never)
    expect(form.get(by(testIds.actionConflict)).text()).toContain('状态由“待审核”变为“已通过”')
    expect(form.get(by(testIds.actionSubmit)).attributes('disabled')).toBeDefined()
  })
})

const faultsOf = (text: string) => ruleFaults({ ...ruleValues(rule()), points: text })

describe('the next version of a rule', () => {
  it('takes only decimals with one place', () => {
    expect(faultsOf('3.0')).toEqual({})
    for (const wrong of ['0', '0.0', '-1', '3.05', '1e2', 'NaN', '三']) expect(faultsOf(wrong)).toEqual({ points: 'form.badPoints' })
    expect(ruleFaults({ ...ruleValues(rule()), 'caps/month': '6.25' })).toEqual({ 'caps/month': 'form.badPoints' })
    expect(trimmed({ points: ' 3.0 ', text: ' 留着 ', caps: { month: '6.0 ' } })).toEqual({ points: '3.0', text: ' 留着 ', caps: { month: '6.0' } })
  })

  it('keeps what was typed after a 412, shows what changed, and goes against the new version', async () => {
    const sent = serve(({ headers }) => (headers.get('If-Match') === '"2"' ? problem(412, 'precondition-failed') : { body: rule({ version: 4 }) }))
    const form = render(RuleForm, { props: { rule: rule(), etag: '"2"', title: '修改' } } as never)
    const points = form.get(`${by(testIds.field('points'))} input`)
    await points.setValue('4.0')
    await submit(form)
    expect(form.emitted('stale')).toHaveLength(1)

    await form.setProps({ rule: rule({ version: 3, caps: { day: null, month: '9.0', year: null } }), etag: '"3"' } as never)
    const note = form.get(by(testIds.actionConflict)).text()
    expect(note).toContain('已经有了第 3 版')
    expect(note).toContain('每月上限已改为“9.0”')
    expect((points.element as HTMLInputElement).value).toBe('4.0')
    await submit(form)
    expect(sent.at(-1)?.headers.get('If-Match')).toBe('"3"')
    expect(sent.at(-1)?.body).toMatchObject({ points: '4.0', caps: { month: '6.0' }, approverRole: 'SECRETARY', photosNeeded: 1, active: true })
    expect(form.emitted('done')).toHaveLength(1)
  })
})
