import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Petition, TimelineItem } from '@/api/types'
import ActionFormView from '@/features/petitions/actions/ActionFormView.vue'
import type { OpenAction } from '@/features/petitions/actions/bodies'
import { formOf } from '@/features/petitions/actions/forms'
import { testIds } from '@/testids'
import { happened, petition, problem, render, serve, signedIn, type Answer } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const answered: Answer = { body: petition({ status: 'ANSWERED', version: 4 }) }

function open(action: OpenAction, more: Partial<Petition> = {}, timeline: TimelineItem[] = [happened(1, 'claim')]) {
  return render(ActionFormView, { props: { form: formOf(action), petition: petition(more), timeline } } as never)
}

async function fillAnswer(form: ReturnType<typeof open>, text = '已划出掉头区。') {
  await form.get(by(testIds.option('SOLVED'))).setValue(true)
  await form.get(`${by(testIds.field('text'))} textarea`).setValue(text)
}

async function submit(form: ReturnType<typeof open>) {
  await form.get('form').trigger('submit')
  await flushPromises()
}

const typed = (form: ReturnType<typeof open>) =>
  (form.get(`${by(testIds.field('text'))} textarea`).element as HTMLTextAreaElement).value

describe('an action form', () => {
  beforeEach(() => {
    sessionStorage.clear()
    document.body.innerHTML = ''
    signedIn()
  })

  it('sends the body of the contract and hands back the petition', async () => {
    const sent = serve(() => answered)
    const form = open('answer')
    await fillAnswer(form)
    await submit(form)
    expect(sent.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      { method: 'POST', path: '/petitions/p1/actions', body: { action: 'answer', outcome: 'SOLVED', text: '已划出掉头区。' } },
    ])
    expect(form.emitted('done')?.[0]?.[0]).toMatchObject({ status: 'ANSWERED' })
  })

  it('asks for what is missing before it asks the service', async () => {
    const sent = serve(() => answered)
    const form = open('answer')
    await submit(form)
    expect(sent).toEqual([])
    expect(form.get(by(testIds.fieldError('outcome'))).text()).toBe('请选择')
    expect(form.get(by(testIds.fieldError('text'))).text()).toBe('请填写')
  })

  it('shows the message of the service at its field', async () => {
    serve(() => problem(400, 'validation-failed', { errors: [{ pointer: '/text', code: 'too-long', message: '太长了。' }] }))
    const form = open('answer')
    await fillAnswer(form)
    await submit(form)
    expect(form.get(by(testIds.fieldError('text'))).text()).toBe('太长了。')
    expect(form.get(by(testIds.actionTrouble)).text()).toContain('说明：validation-failed')
    expect(typed(form)).toBe('已划出掉头区。')
  })

  it('uses the same key for the same attempt, another for another', async () => {
    let answers: Answer[] = ['unreachable', problem(503, 'unavailable'), 'unreachable']
    const sent = serve(() => answers.shift() ?? answered)
    const form = open('answer')
    await fillAnswer(form)
    await submit(form)
    expect(form.get(by(testIds.actionTrouble)).text()).toContain('不会重复提交')
    await submit(form)
    await fillAnswer(form, '改过的答复。')
    await submit(form)
    await submit(form)
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    expect(keys[3]).toBe(keys[2])
    answers = []
  })

  it('keeps what was typed, and the key of an attempt nobody answered, across a reload', async () => {
    let first = true
    const sent = serve(() => {
      const answer = first ? 'unreachable' : answered
      first = false
      return answer
    })
    const form = open('answer')
    await fillAnswer(form)
    await submit(form)
    form.unmount()

    const again = open('answer')
    expect(typed(again)).toBe('已划出掉头区。')
    await submit(again)
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'))
    again.unmount()
    expect(typed(open('answer'))).toBe('')
  })

  it('says what changed when the service refuses, and keeps what was typed', async () => {
    serve(() => problem(409, 'petition-action-not-allowed', { petitionStatus: 'ANSWERED', allowedActions: ['note'] }))
    const form = open('answer')
    await fillAnswer(form)
    await submit(form)
    expect(form.emitted('stale')).toHaveLength(1)

    const now = petition({ status: 'ANSWERED', allowedActions: ['note'] })
    const later = happened(2, 'answer', { from: 'HANDLING', to: 'ANSWERED', data: { outcome: 'EXPLAINED' } })
    await form.setProps({ petition: now, timeline: [happened(1, 'claim'), later] } as never)
    const note = form.get(by(testIds.actionConflict)).text()
    expect(note).toContain('示例同事：答复：解释说明')
    expect(note).toContain('状态由“办理中”变为“待评价”')
    expect(note).toContain('这一步现在不能做了')
    expect(typed(form)).toBe('已划出掉头区。')
    expect(form.get(by(testIds.actionSubmit)).attributes('disabled')).toBeDefined()
  })

  it('tells of a change by a colleague while it is still possible to send', async () => {
    const sent = serve(() => answered)
    const form = open('answer')
    await fillAnswer(form)
    await form.setProps({ timeline: [happened(1, 'claim'), happened(2, 'note', { data: { text: '已联系' } })] } as never)
    expect(form.get(by(testIds.actionConflict)).text()).toContain('核对后可以再次提交')
    await submit(form)
    expect(sent).toHaveLength(1)
  })

  it('sends what got no answer again as it was, also when the petition has moved on: it may have moved it', async () => {
    const sent = serve(() => 'unreachable')
    const form = open('note')
    await form.get(`${by(testIds.field('text'))} textarea`).setValue('已联系。')
    await submit(form)
    await form.setProps({ petition: petition({ version: 4, etag: '"4"' }), timeline: [happened(1, 'claim'), happened(2, 'note')] } as never)
    await submit(form)
    expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"3"'])
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'))
  })

  it('acts on the version that is shown, and never takes an old answer for a new version', async () => {
    const sent = serve(() => problem(412, 'precondition-failed'))
    const form = open('note')
    await form.get(`${by(testIds.field('text'))} textarea`).setValue('已联系。')
    await submit(form)
    await form.setProps({ petition: petition({ version: 4, etag: '"4"' }), timeline: [happened(1, 'claim'), happened(2, 'supervise')] } as never)
    await submit(form)
    expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"4"'])
    expect(sent[1]?.headers.get('Idempotency-Key')).not.toBe(sent[0]?.headers.get('Idempotency-Key'))
  })

  it('does not touch another person’s draft', async () => {
    serve(() => answered)
    const form = open('answer')
    await fillAnswer(form)
    form.unmount()
    signedIn({ id: 'other', name: '示例他人', bound: true, grants: [], member: null, enterprises: [] })
    expect(typed(open('answer'))).toBe('')
  })
})
