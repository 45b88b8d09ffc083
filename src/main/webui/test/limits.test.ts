import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Holiday, SlaPolicy, SlaPolicyVersion } from '@/api/types'
import LimitDesk from '@/features/limits/LimitDesk.vue'
import PolicyForm from '@/features/limits/PolicyForm.vue'
import YearForm from '@/features/limits/YearForm.vue'
import YearPage from '@/features/limits/YearPage.vue'
import { holidaysIn, noticeOf } from '@/features/limits/notice'
import { policyShape } from '@/features/limits/policy'
import { i18n } from '@/i18n'
import { useLimits } from '@/stores/limits'
import { testIds } from '@/testids'
import { handler, problem, render, serve, signedIn } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const submit = async (form: ReturnType<typeof render>) => {
  await form.get('form').trigger('submit')
  await flushPromises()
}

const NOTICE_2026 = `国务院办公厅关于2026年部分节假日安排的通知
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

const YEAR_2026: Holiday[] = [
  { name: '元旦', from: '2026-01-01', to: '2026-01-03', workDays: ['2026-01-04'] },
  { name: '春节', from: '2026-02-15', to: '2026-02-23', workDays: ['2026-02-14', '2026-02-28'] },
  { name: '清明节', from: '2026-04-04', to: '2026-04-06', workDays: [] },
  { name: '劳动节', from: '2026-05-01', to: '2026-05-05', workDays: ['2026-05-09'] },
  { name: '端午节', from: '2026-06-19', to: '2026-06-21', workDays: [] },
  { name: '中秋节', from: '2026-09-25', to: '2026-09-27', workDays: [] },
  { name: '国庆节', from: '2026-10-01', to: '2026-10-07', workDays: ['2026-09-20', '2026-10-10'] },
]

describe('a notice', () => {
  it('is read holiday by holiday', () => expect(holidaysIn(NOTICE_2026, 2026)).toEqual(YEAR_2026))

  it('may name two holidays at once, and one day without a span', () => {
    expect(holidaysIn('一、元旦：1月1日（周三）放假1天，不调休。六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。', 2025)).toEqual([
      { name: '元旦', from: '2025-01-01', to: '2025-01-01', workDays: [] },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', workDays: ['2025-09-28', '2025-10-11'] },
    ])
  })

  it('may begin in the December before', () => {
    expect(holidaysIn('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023)[0]).toMatchObject({ from: '2022-12-31', to: '2023-01-02' })
    expect(holidaysIn('元旦：12月30日至1月1日放假，12月29日上班。', 2019)[0]).toEqual({ name: '元旦', from: '2018-12-30', to: '2019-01-01', workDays: ['2018-12-29'] })
  })

  it('says nothing where there is none', () => expect(holidaysIn('今年的安排还没有公布。', 2027)).toEqual([]))

  it('can be written and read again', () => expect(holidaysIn(noticeOf(YEAR_2026, 2026), 2026)).toEqual(YEAR_2026))
})

const version = (n: number, answer: number): SlaPolicyVersion => ({
  version: n,
  active: true,
  days: { accept: 1, take: 1, firstContact: 1, answer, review: 3, rating: 5 },
  validFrom: '2026-01-01T00:00:00+08:00',
  writtenBy: '示例管理员',
})

function policy(...versions: SlaPolicyVersion[]): SlaPolicy {
  return { code: 'all-normal-ordinary', category: null, urgency: 'NORMAL', complexity: 'ORDINARY', current: versions[0] ?? null, upcoming: null, versions }
}

describe('the next version of a policy', () => {
  beforeEach(() => {
    sessionStorage.clear()
    document.body.innerHTML = ''
    signedIn()
  })

  it('keeps what was typed after a 412, tells what changed, and goes against the new version', async () => {
    const sent = serve(({ headers }) => (headers.get('If-Match') === '"1"' ? problem(412, 'precondition-failed') : { body: policy(version(3, 4)) }))
    const form = render(PolicyForm, { props: { policy: policy(version(1, 5)), etag: '"1"', title: '定下一版' } } as never)
    await form.get(`${by(testIds.field('days/answer'))} input`).setValue('4')
    await form.get(`${by(testIds.field('days/answer'))} input`).trigger('blur')
    await submit(form)
    expect(form.emitted('stale')).toHaveLength(1)

    await form.setProps({ policy: policy(version(2, 7), version(1, 5)), etag: '"2"' } as never)
    const note = form.get(by(testIds.actionConflict)).text()
    expect(note).toContain('已经有了第 2 版')
    expect(note).toContain('答复（受理后）已改为“7”')
    await submit(form)
    expect(sent.at(-1)?.headers.get('If-Match')).toBe('"2"')
    expect(sent.at(-1)?.path).toBe('/sla-policies/all-normal-ordinary')
    expect(sent.at(-1)?.body).toEqual({ days: { accept: 1, take: 1, firstContact: 1, answer: 4, review: 3, rating: 5 } })
    expect(form.emitted('done')).toHaveLength(1)
  })
})

describe('a further year', () => {
  beforeEach(() => {
    sessionStorage.clear()
    document.body.innerHTML = ''
    signedIn()
  })

  it('is sent as it was read from the notice, and every fault stands at the text', async () => {
    const fault = problem(400, 'validation-failed', { errors: [{ pointer: '/holidays/1/from', code: 'duplicate-item', message: '重叠了' }] })
    const sent = serve(() => fault)
    const form = render(YearForm, { props: { year: null, etag: null, next: 2027, title: '录入' } } as never)
    await submit(form)
    expect(form.get(by(testIds.fieldError('holidays'))).text()).toBe('请填写')
    await form.get(`${by(testIds.field('holidays'))} textarea`).setValue('请按通知执行')
    await submit(form)
    expect(form.get(by(testIds.fieldError('holidays'))).text()).toContain('没有读出节假日')
    expect(sent).toEqual([])

    await form.get(`${by(testIds.field('holidays'))} textarea`).setValue('元旦：1月1日至3日放假，1月4日上班。')
    expect(form.get(by(testIds.holidays)).text()).toContain('1 月 4 日')
    await submit(form)
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'PUT',
        '/calendar-years/2027',
        {
          notice: '国务院办公厅关于2027年部分节假日安排的通知',
          holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', workDays: ['2027-01-04'] }],
        },
      ],
    ])
    expect(form.get(by(testIds.fieldError('holidays'))).text()).toBe('重叠了')
  })
})

describe('the desk of the limits', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    signedIn()
  })

  const routes = ['limits', 'limit', 'year'].map((name) => ({ name, path: `/${name}`, component: {} }))

  async function opened(component: object, props: object = {}) {
    const router = createRouter({ history: createMemoryHistory(), routes: [...routes, { path: '/', component: {} }] })
    const wrapper = mount(component, { props, global: { plugins: [i18n, router] }, attachTo: document.body } as never)
    await flushPromises()
    return wrapper
  }

  it('names categories in words, which it asks for itself', async () => {
    serve(({ path }) => {
      if (path === '/petition-categories') return { body: { items: [{ code: 'SAFETY', label: '安全生产' }] } }
      return { body: { items: path === '/sla-policies' ? [{ ...policy(version(1, 5)), code: 'safety-normal-ordinary', category: 'SAFETY' }] : [], nextCursor: null } }
    })
    const desk = await opened(LimitDesk)
    expect(desk.text()).toContain('安全生产')
    desk.unmount()
  })

  it('offers for a new policy the categories that there are', () => {
    const categories = [{ value: 'SAFETY', label: '安全生产' }]
    expect(policyShape(null, { categories: () => categories, t: (key) => key }).fields.category?.options?.()).toEqual(categories)
  })

  it.each([
    ['township', true],
    ['dept-industry', false],
  ])('lets an admin of %s write: %s', async (organisationId, offered) => {
    const sent = serve(({ path }) => {
      const top = { id: 'township', code: 'township', kind: 'TOWNSHIP', name: '示例镇', parentId: null }
      return { body: { items: path.startsWith('/organisations?') ? [top] : [], nextCursor: null } }
    })
    signedIn({ ...handler, grants: [{ role: 'ADMIN', organisationId, organisationCode: organisationId, organisationName: '' }] })
    const desk = await opened(LimitDesk)
    expect(sent.map(({ path }) => path)).toContain('/organisations?kind=DISTRICT&kind=TOWNSHIP&limit=100')
    expect(desk.find(by(testIds.limitNew)).exists()).toBe(offered)
    expect(desk.find(by(testIds.yearNew)).exists()).toBe(offered)
    desk.unmount()
  })

  it('says why a further year cannot be written down, and tries again', async () => {
    let reachable = false
    serve(() => (reachable ? { body: { items: [] } } : 'unreachable'))
    await useLimits().load()
    const page = await opened(YearPage, { year: 'new' })
    expect(page.find('[role="alert"]').exists()).toBe(true)
    expect(page.find('.skeleton').exists()).toBe(false)

    reachable = true
    await page.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(page.find(by(testIds.field('notice'))).exists()).toBe(true)
    page.unmount()
  })
})
