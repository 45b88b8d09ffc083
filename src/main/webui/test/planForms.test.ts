import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { STEP_FORMS } from '@/features/activities/actions/forms'
import { CHANGE_SHAPE, changedNames, movedEnd, newPlanShape, newPlanValues, planFaults, planPatch, planValues } from '@/features/activities/plan/plan'
import PlanForm from '@/features/activities/plan/PlanForm.vue'
import StepFormView from '@/features/activities/actions/StepFormView.vue'
import { OBJECTION_FORM, REVIEW_FORM } from '@/features/activities/reviews/form'
import { fieldAt, type FormShape } from '@/features/forms/fields'
import { decisionShape } from '@/features/points/claims/decision'
import { ruleShape } from '@/features/points/rules/rule'
import { testIds } from '@/testids'
import { activity, secretary } from './activitySupport'
import { resolved, schemaNamed, type Schema } from './contract'
import { problem, render, serve, signedIn, type Answer } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const none = () => []
const newShape = newPlanShape({ organisers: none, organisations: none })

/** The members of a body, those of an inner object by their path. */
function members(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const inner = resolved(member)
    return inner.properties ? members(inner, `${prefix}${name}/`) : [`${prefix}${name}`]
  })
}

const forms: [string, FormShape, Schema, string[]][] = [
  ['a new plan', newShape, schemaNamed('CreateActivity'), []],
  ['a changed plan', CHANGE_SHAPE, schemaNamed('PatchActivity'), []],
  ['minutes', STEP_FORMS['write-minutes'], schemaNamed('Minutes'), []],
  ['a session', STEP_FORMS['add-session'], schemaNamed('NewSession'), ['venue/name', 'venue/latitude', 'venue/longitude', 'venue/crs', 'venue/radius']],
  ['a review', REVIEW_FORM, schemaNamed('CheckInReview'), []],
  ['an objection', OBJECTION_FORM, schemaNamed('CheckInObjection'), []],
  ['a decision on a claim', decisionShape(false), schemaNamed('PointsDecision'), []],
  ['a rule', ruleShape((key) => key, false), schemaNamed('PointsRuleInput'), []],
]

const input = (form: ReturnType<typeof render>, name: string) => form.get(`${by(testIds.field(name))} input`)
const submit = async (form: ReturnType<typeof render>) => {
  await form.get('form').trigger('submit')
  await flushPromises()
}

describe('forms against the contract', () => {
  it.each(forms)('%s has the members of its body', (_, shape, schema, without) => {
    expect(Object.keys(shape.fields).toSorted()).toEqual(members(schema).filter((name) => !without.includes(name)).toSorted())
  })

  it.each(forms)('%s has the limits of its body', (_, shape, schema) => {
    const limits = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const { maxLength } = resolved(member)
      return maxLength && shape.fields[name]?.kind !== 'choice' ? [[name, maxLength]] : []
    })
    expect(limits.map(([name]) => [name, shape.fields[String(name)]?.max])).toEqual(limits)
  })
})

describe('a violation', () => {
  const names = ['title', 'venue/name', 'venue/latitude', 'hostIds']
  it('stands at its own field', () => expect(fieldAt('venue/latitude', names)).toBe('venue/latitude'))
  it('of an item stands at its list', () => expect(fieldAt('hostIds/2', names)).toBe('hostIds'))
  it('of what is missing as a whole stands at its first field', () => expect(fieldAt('venue', names)).toBe('venue/name'))
  it('of nothing here stands nowhere, and is told below', () => expect(fieldAt('organiserId', names)).toBeUndefined())
})

describe('a plan', () => {
  const now = new Date('2026-11-26T23:30:00+08:00')

  it('begins with tomorrow afternoon, in the township’s zone', () => {
    expect(newPlanValues(secretary, now)).toMatchObject({
      kind: 'THEME_PARTY_DAY',
      startsAt: '2026-11-27T14:30:00+08:00',
      endsAt: '2026-11-27T17:00:00+08:00',
      organiserId: 'b1',
      'venue/radius': 300,
    })
  })

  it('moves its end along with its start', () => {
    const [before, end] = ['2026-11-27T14:30:00+08:00', '2026-11-27T17:00:00+08:00']
    expect(movedEnd(before, '2026-11-28T09:00:00+08:00', end)).toBe('2026-11-28T11:30:00+08:00')
    expect(movedEnd(before, null, end)).toBeNull()
  })

  it('does not end before it starts', () => {
    expect(planFaults({ startsAt: '2026-11-27T14:30:00+08:00', endsAt: '2026-11-27T14:30:00+08:00' })).toEqual({ endsAt: 'form.endBeforeStart' })
  })

  it('is changed by what differs only; a venue goes whole', () => {
    const opened = planValues(activity({ agenda: '旧议程' }))
    expect(planPatch(opened, opened)).toEqual({})
    expect(planPatch(opened, { ...opened, title: '新名称' })).toEqual({ title: '新名称' })
    expect(planPatch(opened, { ...opened, agenda: '' })).toEqual({ agenda: null })
    expect(planPatch(opened, { ...opened, 'venue/radius': 500 })).toEqual({
      venue: { name: '党群服务中心', latitude: 30.25, longitude: 120.15, crs: 'GCJ02', radius: 500 },
    })
    expect(changedNames(opened, { ...opened, title: '别人的' })).toEqual(['title'])
  })
})

describe('the form of a plan', () => {
  beforeEach(() => {
    sessionStorage.clear()
    document.body.innerHTML = ''
    signedIn(secretary)
  })

  const lists: Answer = { body: { items: [], nextCursor: null } }

  it('shows every violation of the service at its field, and loses nothing', async () => {
    serve(({ method }) =>
      method === 'GET'
        ? lists
        : problem(400, 'validation-failed', {
            errors: [
              { pointer: '/title', code: 'too-short', message: '名称太短。' },
              { pointer: '/venue/latitude', code: 'too-large', message: '纬度不对。' },
              { pointer: '/startsAt', code: 'in-the-past', message: '时间已经过去。' },
              { pointer: '/elsewhere', code: 'unknown-field', message: '别处不对。' },
            ],
          }),
    )
    const form = render(PlanForm, { props: { title: '新建活动', activity: null } } as never)
    await flushPromises()
    await input(form, 'title').setValue('党')
    await input(form, 'venue/name').setValue('党群服务中心')
    await input(form, 'venue/latitude').setValue('30.25')
    await input(form, 'venue/latitude').trigger('blur')
    await input(form, 'venue/longitude').setValue('120.15')
    await input(form, 'venue/longitude').trigger('blur')
    await submit(form)
    const at = (name: string) => form.get(by(testIds.fieldError(name))).text()
    expect([at('title'), at('venue/latitude'), at('startsAt')]).toEqual(['名称太短。', '纬度不对。', '时间已经过去。'])
    expect(form.get(by(testIds.actionTrouble)).text()).toContain('别处不对。')
    expect((input(form, 'title').element as HTMLInputElement).value).toBe('党')
  })

  it('tells after a 412 what was changed, keeps what was typed, and goes against the new version', async () => {
    const sent = serve(({ method, headers }) => {
      if (method === 'GET') return lists
      return headers.get('If-Match') === '"3"' ? problem(412, 'precondition-failed') : { body: activity({ title: '我的名称' }) }
    })
    const opened = activity({ status: 'PUBLISHED', allowedActions: ['edit'] })
    const form = render(PlanForm, { props: { title: '修改计划', activity: opened } } as never)
    await flushPromises()
    await input(form, 'title').setValue('我的名称')
    await submit(form)
    expect(form.emitted('stale')).toHaveLength(1)

    await form.setProps({ activity: { ...opened, agenda: '别人加的议程', version: 4, etag: '"4"' } } as never)
    expect(form.get(by(testIds.actionConflict)).text()).toContain('议程已改为“别人加的议程”')
    expect((input(form, 'title').element as HTMLInputElement).value).toBe('我的名称')
    await submit(form)
    expect(sent.at(-1)).toMatchObject({ method: 'PATCH', path: '/activities/a1', body: { title: '我的名称' } })
    expect(sent.at(-1)?.headers.get('If-Match')).toBe('"4"')
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('asks for minutes against the version that is there, and shows what another wrote meanwhile', async () => {
    const sent = serve(({ headers }) => (headers.get('If-Match') === '"3"' ? problem(412, 'precondition-failed') : { body: activity() }))
    const form = render(StepFormView, { props: { step: 'write-minutes', activity: activity() } } as never)
    await form.get(`${by(testIds.field('text'))} textarea`).setValue('我写的会议记录。')
    await submit(form)
    const minutes = { text: '别人写的记录。', evidence: [], writtenAt: '2026-11-26T16:00:00+08:00', writtenBy: '示例副书记' }
    await form.setProps({ activity: activity({ minutes, etag: '"4"' }) } as never)
    expect(form.get(by(testIds.actionConflict)).text()).toContain('别人写的记录。')
    await submit(form)
    expect(sent.at(-1)).toMatchObject({ method: 'PUT', body: { text: '我写的会议记录。' } })
    expect(sent.at(-1)?.headers.get('If-Match')).toBe('"4"')
  })
})
