import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Campaign } from '@/api/types'
import CampaignDesk from '@/features/campaigns/CampaignDesk.vue'
import CampaignPage from '@/features/campaigns/CampaignPage.vue'
import '@/features/campaigns/words'
import { testIds } from '@/testids'
import { campaign } from './campaignSupport'
import { problem, render, routerOf, serve, signedIn, type Answer } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const close = by(testIds.campaignAction('close'))
const closeSure = by(testIds.campaignAction('close-sure'))
const done = by(testIds.doneNote)
const focused = () => document.activeElement as HTMLElement
const effect = { keyword: null, weeksBefore: 4, casesBefore: 3, weeksAfter: 0, casesAfter: 0, weeks: [] }

/** A campaign that is as the last action left it. */
async function open(before: Partial<Campaign>, after: Partial<Campaign>, answer: Answer = { body: campaign(after) }) {
  let now = campaign(before)
  const sent = serve(({ method, path }) => {
    if (method === 'POST') {
      now = campaign(after)
      return answer
    }
    if (path.endsWith('/effect')) return { body: effect }
    return { body: path === '/campaigns/c1' ? now : { items: [], nextCursor: null } }
  })
  const page = render(CampaignPage, { props: { id: 'c1' } }, routerOf('campaigns', 'petition'))
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
  sessionStorage.clear()
  signedIn()
})

describe('ending a campaign', () => {
  const answered: Partial<Campaign> = { status: 'ANSWERED', allowedActions: ['progress', 'close'] }
  const ended: Partial<Campaign> = { status: 'CLOSED', allowedActions: [], etag: '"2"' }

  it('is asked first, and goes back to its button where it is not meant', async () => {
    const { page, press, posts } = await open(answered, ended)
    await press(close)
    expect(posts()).toHaveLength(0)
    expect(focused().textContent).toContain('不能重新打开')
    page.findAll('button').find((button) => button.text() === '再看看')?.element.click()
    await flushPromises()
    expect(posts()).toHaveLength(0)
    expect(focused()).toBe(page.get(close).element)
  })

  it('says that it is done, where the person is, and tells the list', async () => {
    const { page, press, posts } = await open(answered, ended)
    await press(close)
    await press(closeSure)
    expect(posts().map(({ body }) => body)).toEqual([{ action: 'close' }])
    expect(page.get(done).attributes()).toMatchObject({ role: 'status', 'data-action': 'close' })
    expect(focused()).toBe(page.get(done).element)
    expect(page.find(close).exists()).toBe(false)
    expect(page.emitted('changed')).toHaveLength(1)
  })

  it('says why not where it was refused', async () => {
    const { page, press } = await open(answered, answered, problem(409, 'campaign-tasks-open'))
    await press(close)
    await press(closeSure)
    expect(page.text()).toContain('说明：campaign-tasks-open')
    expect(page.find(done).exists()).toBe(false)
    expect(focused()).toBe(page.get(close).element)
  })
})

describe('what all petitions of a campaign are told', () => {
  it('is said to have gone out, where the form was, and the list hears of it', async () => {
    const { page, press, posts } = await open({}, { etag: '"2"' })
    await press(by(testIds.campaignAction('progress')))
    await page.get(`${by(testIds.field('text'))} textarea`).setValue('今晚开始施工。')
    page.get<HTMLElement>(`${by(testIds.field('text'))} textarea`).element.focus()
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(posts()).toHaveLength(1)
    expect(page.find('form').exists()).toBe(false)
    expect(page.get(done).attributes('data-action')).toBe('progress')
    expect(focused()).toBe(page.get(done).element)
    expect(page.emitted('changed')).toHaveLength(1)
    await press(by(testIds.campaignAction('progress')))
    expect(page.find(done).exists()).toBe(false)
  })
})

describe('the list of campaigns', () => {
  it('is read again when the one that is open was moved on', async () => {
    const nothing = { template: '<i />' }
    const opened = defineComponent({ emits: ['changed'], setup: (_, { emit }) => () => h('button', { id: 'move', onClick: () => emit('changed') }) })
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/', name: 'campaigns', component: nothing }, { path: '/new', name: 'campaign-new', component: nothing }, { path: '/:id', name: 'campaign', component: opened }],
    })
    await router.push('/c1')
    let status: Campaign['status'] = 'OPEN'
    serve(({ path }) => ({ body: { items: path.startsWith('/campaigns') ? [campaign({ status })] : [], nextCursor: null } }))
    const desk = render(CampaignDesk, {}, router)
    await flushPromises()
    expect(desk.get(by(testIds.campaignRowOf('c1'))).text()).toContain('进行中')
    status = 'ANSWERED'
    await desk.get('#move').trigger('click')
    await flushPromises()
    expect(desk.get(by(testIds.campaignRowOf('c1'))).text()).toContain('已统一答复')
  })
})
