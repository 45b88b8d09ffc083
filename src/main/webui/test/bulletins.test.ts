import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Bulletin } from '@/api/types'
import BulletinEditor from '@/features/bulletins/BulletinEditor.vue'
import BulletinOpening from '@/features/bulletins/BulletinOpening.vue'
import BulletinPage from '@/features/bulletins/BulletinPage.vue'
import '@/features/bulletins/words'
import { changedWords, monthsOver, openingShape, wordsBody } from '@/features/bulletins/bulletin'
import { filledMembers } from '@/features/forms/fields'
import { testIds } from '@/testids'
import { handler, problem, render, routerOf, serve, signedIn, type Answer } from './support'

const none = { numerator: 0, denominator: 0 }
const rates = { response: none, solved: none, satisfaction: none, onTime: none }

function bulletin(more: Partial<Bulletin> = {}): Bulletin {
  return {
    id: 'b1',
    month: '2026-10',
    status: 'DRAFT',
    office: { id: 'o1', name: '望潮镇' },
    title: '十月通报',
    overview: '',
    practice: '',
    problems: '',
    demands: '',
    findings: ['10月派单 4 件。'],
    rates,
    before: rates,
    durations: [],
    departments: [],
    categories: [],
    figuresAt: '2026-11-02T09:00:00+08:00',
    madeBy: '沈受理',
    issuedAt: null,
    issuedBy: null,
    editable: true,
    etag: '"1"',
    ...more,
  }
}

const by = (id: string) => `[data-testid="${id}"]`
const practice = `[data-testid="${testIds.field('practice')}"] textarea`

beforeEach(() => signedIn())

describe('the months of a bulletin', () => {
  it('are the twelve that are over, across the turn of a year and by the clock of the township', () => {
    expect(monthsOver(new Date('2027-01-01T02:00:00+08:00'))).toEqual([
      '2026-12', '2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03', '2026-02', '2026-01',
    ])
    // still October in Greenwich
    expect(monthsOver(new Date('2026-11-01T01:00:00+08:00'))[0]).toBe('2026-10')
  })
})

const grant = (organisationId: string, organisationName: string) => ({ role: 'DESK' as const, organisationId, organisationCode: organisationId, organisationName })

describe('the office of a bulletin', () => {
  const district = { id: 'o0', kind: 'DISTRICT', name: '示例区' }
  const township = { id: 'o1', kind: 'TOWNSHIP', name: '望潮镇' }
  const field = `[data-testid="${testIds.field('officeId')}"]`

  async function opened(...grants: ReturnType<typeof grant>[]) {
    signedIn({ ...handler, grants })
    serve(() => ({ body: { items: [district, township], nextCursor: null } }))
    const page = render(BulletinOpening)
    await flushPromises()
    return page
  }

  it('is asked for only where there are several', async () => {
    expect((await opened(grant('o1', '望潮镇'))).find(field).exists()).toBe(false)
    expect((await opened(grant('o1', '望潮镇'), grant('d1', '产业办'))).find(field).exists()).toBe(false)
    expect((await opened(grant('o0', '示例区'), grant('o1', '望潮镇'))).find(field).exists()).toBe(true)
  })

  it('is sent with the month', () => {
    const shape = openingShape(() => [], () => [{ value: 'o0', label: '示例区' }, { value: 'o1', label: '望潮镇' }])
    expect(filledMembers(shape, { officeId: 'o1', month: '2026-10' })).toEqual({ officeId: 'o1', month: '2026-10' })
    expect(filledMembers(openingShape(() => [], () => []), { officeId: 'o1', month: '2026-10' })).toEqual({ month: '2026-10' })
  })
})

describe('the words of a bulletin', () => {
  it('are sent with all parts, also those that nobody wrote', () => {
    expect(wordsBody({ title: '通报', demands: '月底前报结果。' })).toEqual({ title: '通报', overview: '', practice: '', problems: '', demands: '月底前报结果。' })
  })

  it('are told apart from what another wrote', () => {
    expect(changedWords(bulletin(), bulletin({ title: '另一个', problems: '超期两件。', etag: '"2"' }))).toEqual(['title', 'problems'])
  })

  it('stay after a 412, and go against what is there now', async () => {
    const matched: (string | null)[] = []
    serve(({ headers }) => {
      matched.push(headers.get('If-Match'))
      return matched.length === 1 ? problem(412, 'precondition-failed') : { body: bulletin({ etag: '"3"' }) }
    })
    const page = render(BulletinEditor, { props: { bulletin: bulletin() } })
    await page.find(practice).setValue('当天到场。')
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(page.emitted('stale')).toHaveLength(1)
    await page.setProps({ bulletin: bulletin({ title: '另一个', etag: '"2"' }) } as never)
    expect(page.text()).toContain('别人刚刚保存过')
    expect(page.text()).toContain('“标题”有改动')
    expect((page.find(practice).element as HTMLTextAreaElement).value).toBe('当天到场。')
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(matched).toEqual(['"1"', '"2"'])
  })

  it('say so where a draft was begun on an older version', async () => {
    serve(() => problem(503, 'unavailable'))
    const first = render(BulletinEditor, { props: { bulletin: bulletin() } })
    await first.find(practice).setValue('当天到场。')
    first.unmount()
    const same = render(BulletinEditor, { props: { bulletin: bulletin() } })
    expect(same.text()).not.toContain('别人刚刚保存过')
    same.unmount()
    const later = render(BulletinEditor, { props: { bulletin: bulletin({ etag: '"2"' }) } })
    expect(later.text()).toContain('别人刚刚保存过')
    expect((later.find(practice).element as HTMLTextAreaElement).value).toBe('当天到场。')
  })
})

describe('issuing a bulletin', () => {
  const issue = by(testIds.bulletinAct('issue'))
  const issueSure = by(testIds.bulletinAct('issue-sure'))
  const issued = bulletin({ status: 'ISSUED', issuedAt: '2026-11-03T09:00:00+08:00', issuedBy: '沈受理', editable: false, etag: '"2"' })

  async function open(after: Bulletin, answer: Answer = { body: after }) {
    let now = bulletin()
    const sent = serve(({ method }) => {
      if (method !== 'POST') return { body: now }
      now = after
      return answer
    })
    const page = render(BulletinPage, { props: { id: 'b1' } }, routerOf('bulletins', 'bulletin'))
    await flushPromises()
    const press = async (button: string) => {
      const { element } = page.get<HTMLElement>(button)
      element.focus()
      element.click()
      await flushPromises()
    }
    return { page, press, posts: () => sent.filter(({ method }) => method === 'POST') }
  }

  beforeEach(() => {
    document.body.innerHTML = ''
  })

  it('is asked first, and done where the person is', async () => {
    const { page, press, posts } = await open(issued)
    await press(issue)
    expect(posts()).toHaveLength(0)
    expect(document.activeElement?.textContent).toContain('不能再修改')
    await press(issueSure)
    expect(posts().map(({ body }) => body)).toEqual([{ action: 'issue' }])
    expect(page.get(by(testIds.doneNote)).attributes()).toMatchObject({ role: 'status', 'data-action': 'issue' })
    expect(document.activeElement).toBe(page.get(by(testIds.doneNote)).element)
    expect(page.find(issueSure).exists()).toBe(false)
  })

  it('is no longer offered where a colleague was faster, and the paper can be had', async () => {
    const { page, press } = await open(issued, problem(409, 'bulletin-issued'))
    await press(issue)
    await press(issueSure)
    expect(page.text()).toContain('说明：bulletin-issued')
    expect(page.find(issueSure).exists()).toBe(false)
    expect(page.get(by(testIds.bulletinDownload)).isVisible()).toBe(true)
    expect(document.activeElement).not.toBe(document.body)
  })

  it('is asked anew about what a colleague wrote meanwhile', async () => {
    const { page, press, posts } = await open(bulletin({ overview: '另有说明。', etag: '"2"' }), problem(412, 'precondition-failed'))
    await press(issue)
    await press(issueSure)
    expect(posts()).toHaveLength(1)
    expect(page.find(issueSure).exists()).toBe(false)
    expect(page.text()).toContain('另有说明。')
    expect(document.activeElement).toBe(page.get(issue).element)
  })

  it('can be tried again where no answer came', async () => {
    const { page, press } = await open(bulletin(), 'unreachable')
    await press(issue)
    await press(issueSure)
    expect(page.find(issueSure).exists()).toBe(true)
  })
})
