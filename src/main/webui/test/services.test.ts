import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ServiceItem, ServiceQuestion } from '@/api/types'
import { beginningValues } from '@/features/petitions/actions/fields'
import { formOf } from '@/features/petitions/actions/forms'
import { filingBody, filingFaults, filingShape, filingValues } from '@/features/filing/filing'
import { answerWords } from '@/features/services/answers'
import { itemBody, itemChanges, itemShape, itemValues, linesOf, moved, newQuestion, optionsOf } from '@/features/services/item'
import { i18n } from '@/i18n'
import ItemPage from '@/features/services/ItemPage.vue'
import OrderAnswers from '@/features/services/OrderAnswers.vue'
import QuestionList from '@/features/services/QuestionList.vue'
import { testIds } from '@/testids'
import { schemaNamed } from './contract'
import { petition, problem, render, serve, signedIn } from './support'

function question(more: Partial<ServiceQuestion> = {}): ServiceQuestion {
  return { key: 'q1', type: 'TEXT', label: '哪里最热', hint: null, required: true, minimum: null, maximum: null, decimals: 0, unit: null, multiple: false, options: [], ...more }
}

function item(more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    id: 'i1',
    status: 'PUBLISHED',
    version: 1,
    current: 1,
    name: '车间降温辅导',
    summary: '专家到厂',
    description: null,
    category: 'SAFETY',
    department: { id: 'd1', name: '应急办' },
    questions: [question()],
    publishedAt: '2026-11-20T09:00:00+08:00',
    draft: null,
    editable: true,
    etag: '"2"',
    ...more,
  }
}

const none = () => []

describe('an item against the contract', () => {
  it('has exactly the members of its body', () => {
    const fields = itemShape({ categories: none, departments: none }).fields
    expect(Object.keys(fields).toSorted()).toEqual(Object.keys(schemaNamed('ServiceItemInput').properties ?? {}).toSorted())
  })

  it('asks for what the contract requires, and lets an item do without questions', () => {
    const fields = itemShape({ categories: none, departments: none }).fields
    const required = Object.entries(fields).filter(([, field]) => field.required).map(([name]) => name)
    expect([...required, 'questions'].toSorted()).toEqual([...(schemaNamed('ServiceItemInput').required ?? [])].toSorted())
    expect(itemBody({ name: '甲' })).toEqual({ name: '甲', questions: [] })
  })

  it('sends of a question only what its type knows', () => {
    const all = { minimum: 1, maximum: 9, decimals: 2, unit: ' 人 ', multiple: true, options: ['甲', '乙'], hint: ' ' }
    const sent = (type: ServiceQuestion['type']) => (itemBody({ questions: [question({ ...all, type })] }).questions as object[]).flatMap((one) => Object.keys(one)).toSorted()

    expect(sent('TEXT')).toEqual(['key', 'label', 'maximum', 'minimum', 'required', 'type'])
    expect(sent('NUMBER')).toEqual(['decimals', 'key', 'label', 'maximum', 'minimum', 'required', 'type', 'unit'])
    expect(sent('CHOICE')).toEqual(['key', 'label', 'maximum', 'minimum', 'multiple', 'options', 'required', 'type'])
    expect(sent('PLACE')).toEqual(['key', 'label', 'required', 'type'])
  })
})

describe('writing the next version', () => {
  it('goes on with what is being written, else with what is on the menu', () => {
    expect(itemValues(item()).name).toBe('车间降温辅导')
    const draft = { ...item(), name: '车间降温', department: { id: 'd2', name: '产业办' } }
    expect(itemValues(item({ draft }))).toMatchObject({ name: '车间降温', departmentId: 'd2' })
  })

  it('never gives a key again that an answer could be kept under', () => {
    const before = item({ questions: [question(), question({ key: 'q2' })] })
    expect(newQuestion([], before).key).toBe('q3')
    expect(newQuestion([question({ key: 'q3' })], before).key).toBe('q4')
  })

  it('moves questions and stays within the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })

  it('reads options from lines, without blanks and twins', () => {
    expect(optionsOf(' 甲 \n\n乙\n甲')).toEqual(['甲', '乙'])
    expect(linesOf(['甲', '乙'])).toBe('甲\n乙')
  })

  it('says what a colleague changed meanwhile', () => {
    expect(itemChanges(item(), item({ draft: { ...item(), summary: '半天' }, etag: '"3"' }))).toEqual(['summary'])
  })

  it('adds, moves and removes questions on the screen and shows what is wrong beside its question', async () => {
    signedIn()
    const wrapper = render(QuestionList, {
      props: { item: null, errors: { 'questions/1/options': '至少两个选项' }, modelValue: [question(), question({ key: 'q2', type: 'CHOICE', label: '选一个' })] },
    } as never)
    expect(wrapper.find(`[data-testid="${testIds.question(1, 'card')}"]`).text()).toContain('至少两个选项')
    await wrapper.find(`[data-testid="${testIds.question(1, 'up')}"]`).trigger('click')
    await wrapper.find(`[data-testid="${testIds.questionAdd}"]`).trigger('click')
    await wrapper.find(`[data-testid="${testIds.question(0, 'remove')}"]`).trigger('click')
    const told = (wrapper.emitted('update:modelValue') ?? []).map(([list]) => (list as ServiceQuestion[]).map(({ key }) => key))
    expect(told).toEqual([['q2', 'q1'], ['q2', 'q1', 'q3'], ['q1', 'q3']])
    wrapper.unmount()
  })
})

describe('a question that is deleted', () => {
  it('can be had back with what was written, in its place, and its key is not given to another', async () => {
    signedIn()
    const wrapper = render(QuestionList, { props: { item: null, errors: {}, modelValue: [question(), question({ key: 'q2', label: '几个人' })], 'onUpdate:modelValue': (modelValue: unknown) => wrapper.setProps({ modelValue } as never) } } as never)
    const press = (id: string) => wrapper.get(`[data-testid="${id}"]`).trigger('click')
    await press(testIds.question(0, 'remove'))
    expect(document.activeElement).toBe(wrapper.get(`[data-testid="${testIds.questionPutBack}"]`).element)
    await press(testIds.questionAdd)
    expect(wrapper.text()).toContain('已删除问题“哪里最热”')
    await press(testIds.questionPutBack)
    const last = wrapper.emitted('update:modelValue')?.at(-1)?.[0] as ServiceQuestion[]
    expect(last.map(({ key }) => key)).toEqual(['q1', 'q2', 'q3'])
    expect(last[0]?.label).toBe('哪里最热')
    await flushPromises()
    expect(document.activeElement).toBe(wrapper.get(`[data-testid="${testIds.question(0, 'label')}"]`).element)
    wrapper.unmount()
  })
})

describe('publishing', () => {
  it('publishes what was seen, and shows what is there when somebody was faster', async () => {
    signedIn()
    let now = item({ draft: { ...item(), summary: '半天' } })
    const sent = serve(({ method, path }) => {
      if (method === 'POST') {
        now = item({ draft: { ...item(), summary: '一天' }, etag: '"3"' })
        return problem(412, 'precondition-failed')
      }
      if (path.startsWith('/service-items/')) return { body: now }
      return { body: { items: [], nextCursor: null } }
    })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/services', name: 'services', component: {} }, { path: '/services/:id', name: 'service', component: {} }] })
    const wrapper = mount(ItemPage, { props: { id: 'i1' }, global: { plugins: [i18n, router] }, attachTo: document.body })
    await flushPromises()

    await wrapper.find(`[data-testid="${testIds.serviceAct('publish')}"]`).trigger('click')
    await flushPromises()

    expect(sent.find(({ method }) => method === 'POST')?.headers.get('If-Match')).toBe('"2"')
    expect(wrapper.text()).toContain('一天')
    expect(wrapper.text()).toContain('说明：precondition-failed')
    wrapper.unmount()
  })
})

describe('an order', () => {
  it('names days as people do', () => {
    const day = { key: 'd', label: '', type: 'DATE' as const, unit: null, text: '2026-12-08', number: null, items: [], place: null, evidence: [] }
    expect(answerWords(day, new Date('2026-11-23T10:00:00+08:00'))).toBe('12月8日 周二')
  })

  it('leads to the version that it answered', async () => {
    signedIn()
    const sent = serve(({ method, path }) => {
      if (method === 'POST') return problem(412, 'precondition-failed')
      if (path === '/service-items/i1?version=1') return { body: item({ version: 1, summary: '当时的' }) }
      if (path.startsWith('/service-items/')) return { body: item({ version: 3, summary: '现在的' }) }
      return { body: { items: [], nextCursor: null } }
    })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/services', name: 'services', component: {} }, { path: '/services/:id', name: 'service', component: {} }] })
    const order = { itemId: 'i1', version: 1, name: '车间降温辅导', department: { id: 'd1', name: '应急办' }, note: null, answers: [] }
    const link = mount(OrderAnswers, { props: { order }, global: { plugins: [i18n, router] } })
    const target = link.get('a').attributes('href') ?? ''
    await router.push(target)
    const wrapper = mount(ItemPage, { props: { id: 'i1' }, global: { plugins: [i18n, router] }, attachTo: document.body })
    await flushPromises()
    expect(target).toBe('/services/i1?version=1')
    expect(sent.map(({ path }) => path)).toContain('/service-items/i1?version=1')
    expect(wrapper.text()).toContain('当时的')

    await wrapper.get(`[data-testid="${testIds.serviceVersion(3)}"]`).trigger('click')
    expect(wrapper.text()).toContain('现在的')
    await wrapper.get(`[data-testid="${testIds.serviceAct('retire')}"]`).trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('说明：precondition-failed')
    expect(wrapper.text()).toContain('现在的')

    await wrapper.get(`[data-testid="${testIds.serviceVersion(1)}"]`).trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('当时的')
    await wrapper.get(`[data-testid="${testIds.serviceEdit}"]`).trigger('click')
    await wrapper.get(`[data-testid="${testIds.actionCancel}"]`).trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('现在的')
    wrapper.unmount()
  })

  it('shows every answer beside its question', () => {
    signedIn()
    const answer = { key: 'a', label: '人数', type: 'NUMBER' as const, unit: '人', text: null, number: 48, items: [], place: null, evidence: [] }
    const order = {
      itemId: 'i1',
      version: 2,
      name: '车间降温辅导',
      department: { id: 'd1', name: '应急办' },
      note: '尽快',
      answers: [answer, { ...answer, key: 'b', label: '重点', type: 'CHOICE' as const, unit: null, number: null, items: ['甲', '乙'] }],
    }
    const wrapper = render(OrderAnswers, { props: { order } } as never)
    expect(wrapper.text()).toContain('48 人')
    expect(wrapper.text()).toContain('甲、乙')
    expect(wrapper.text()).toContain('尽快')
    wrapper.unmount()
  })

  it('is dispatched to who serves it unless the desk says otherwise', () => {
    const ordered = petition({ service: { itemId: 'i1', version: 1, name: '', department: { id: 'd9', name: '' }, note: null, answers: [] } })
    expect(beginningValues(formOf('dispatch'), ordered).leadDepartmentId).toBe('d9')
    expect(beginningValues(formOf('dispatch'), petition()).leadDepartmentId).toBeNull()
  })
})

describe('filing for an enterprise', () => {
  const shape = filingShape((key) => key, { enterprises: none, categories: none })

  it('sends members that the contract knows', () => {
    const known = Object.keys(schemaNamed('CreatePetition').properties ?? {})
    expect(Object.keys(shape.fields).map((name) => name.split('/')[0] ?? name).filter((name) => !known.includes(name))).toEqual([])
    expect(filingBody({ title: '甲' })).toEqual({ title: '甲', submit: true })
  })

  it('wants a contact whole, or none', () => {
    expect(filingFaults(filingValues())).toEqual({})
    expect(filingFaults({ ...filingValues(), 'contact/name': '陈' })).toEqual({ 'contact/phone': 'form.required' })
    expect(filingFaults({ ...filingValues(), 'contact/phone': '13800000001' })).toEqual({ 'contact/name': 'form.required' })
  })
})
