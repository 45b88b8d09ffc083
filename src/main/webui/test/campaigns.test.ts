import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Campaign, PetitionCluster } from '@/api/types'
import ActionForm from '@/features/campaigns/ActionForm.vue'
import CampaignTasks from '@/features/campaigns/CampaignTasks.vue'
import OpeningForm from '@/features/campaigns/OpeningForm.vue'
import { isIn, keyOf } from '@/features/campaigns/clusters'
import '@/features/campaigns/words'
import { useClock } from '@/stores/clock'
import { testIds } from '@/testids'
import { campaign } from './campaignSupport'
import { problem, render, routerOf, row, serve, signedIn, type Answer } from './support'

const words = `[data-testid="${testIds.field('text')}"] textarea`

async function send(page: ReturnType<typeof render>): Promise<void> {
  await page.find('form').trigger('submit')
  await flushPromises()
}

/** The newest first, as the service has them. */
const group = (...ids: string[]): PetitionCluster => ({ enterprises: 3, category: 'SAFETY', keyword: '跳闸', reasons: [], petitions: ids.map((id) => row({ id })) })

beforeEach(() => {
  sessionStorage.clear()
  signedIn()
})

const cause = `[data-testid="${testIds.field('cause')}"] textarea`
const opened = (cluster: PetitionCluster | null) => render(OpeningForm, { props: { cluster, back: { name: 'campaigns' } } }, routerOf('campaigns', 'campaign'))
const typed = (page: ReturnType<typeof render>) => (page.find(cause).element as HTMLTextAreaElement).value

describe('a group of petitions', () => {
  it('is the same one when it grows, and is known by any of its petitions', () => {
    expect(keyOf(group('d', 'c', 'b', 'a'))).toBe(keyOf(group('c', 'b', 'a')))
    expect(isIn('c', group('d', 'c', 'b'))).toBe(true)
    expect(isIn('a', group('d', 'c', 'b'))).toBe(false)
  })

  it('keeps what was typed about it when it grows, and not that of another', async () => {
    const first = opened(group('c', 'b', 'a'))
    await first.find(cause).setValue('变压器超载。')
    first.unmount()
    const grown = opened(group('d', 'c', 'b', 'a'))
    expect(typed(grown)).toBe('变压器超载。')
    grown.unmount()
    const another = opened(group('z', 'y', 'x'))
    expect(typed(another)).toBe('')
    another.unmount()
  })

  it('keeps what was typed under a petition that is no longer the oldest', async () => {
    const first = opened(group('c', 'b'))
    await first.find(cause).setValue('变压器超载。')
    first.unmount()
    const older = opened(group('c', 'b', 'a'))
    expect(typed(older)).toBe('变压器超载。')
    await older.find(cause).setValue('变压器老化。')
    older.unmount()
    const again = opened(group('c', 'b', 'a'))
    expect(typed(again)).toBe('变压器老化。')
    again.unmount()
    expect(typed(opened(null))).toBe('')
  })
})

describe('news of a campaign', () => {
  it('goes out again as it was where no answer came, and tells nobody twice', async () => {
    const sent = serve((one) => (sent.indexOf(one) === 0 ? 'unreachable' : { body: campaign({ etag: '"2"' }) }))
    const page = render(ActionForm, { props: { campaign: campaign(), action: 'progress' } })
    await page.find(words).setValue('今晚开始施工。')
    await send(page)
    // read again meanwhile: the version has moved on, by this very news
    await page.setProps({ campaign: campaign({ etag: '"2"' }) } as never)
    await send(page)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'))
    expect(sent[1]?.headers.get('If-Match')).toBe('"1"')
    expect(page.emitted('done')).toHaveLength(1)
  })

  const unsettled: [string, Answer][] = [
    ['a twin is at work', problem(409, 'idempotency-in-progress')],
    ['too many requests', problem(429, 'rate-limited')],
    ['the service failed', problem(500, 'internal-error')],
    ['a gateway gave up', { status: 504, body: '<html>' }],
  ]

  it.each(unsettled)('stays the same attempt where no answer came and then %s', async (_, second) => {
    const sent = serve((one) => ['unreachable' as const, second][sent.indexOf(one)] ?? { body: campaign({ etag: '"2"' }) })
    const page = render(ActionForm, { props: { campaign: campaign(), action: 'progress' } })
    await page.find(words).setValue('今晚开始施工。')
    await send(page)
    await send(page)
    expect(page.emitted('stale')).toBeUndefined()
    await page.setProps({ campaign: campaign({ etag: '"2"' }) } as never)
    await send(page)
    expect(new Set(sent.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1)
    expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"1"', '"1"'])
    expect(page.emitted('done')).toHaveLength(1)
  })

  it.each(unsettled.filter(([why]) => why !== 'too many requests'))('goes out again as it was where %s at once', async (_, first) => {
    const sent = serve((one) => (sent.indexOf(one) === 0 ? first : { body: campaign({ etag: '"2"' }) }))
    const page = render(ActionForm, { props: { campaign: campaign(), action: 'progress' } })
    await page.find(words).setValue('今晚开始施工。')
    await send(page)
    expect(page.text()).toContain('再点一次不会重复提交')
    await page.setProps({ campaign: campaign({ etag: '"2"' }) } as never)
    await send(page)
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'))
    expect(sent[1]?.headers.get('If-Match')).toBe('"1"')
  })

  it('is another attempt once it was refused and looked at again', async () => {
    const sent = serve((one) => (sent.indexOf(one) === 0 ? problem(412, 'precondition-failed') : { body: campaign({ etag: '"3"' }) }))
    const page = render(ActionForm, { props: { campaign: campaign(), action: 'progress' } })
    await page.find(words).setValue('今晚开始施工。')
    await send(page)
    await page.setProps({ campaign: campaign({ etag: '"2"' }) } as never)
    await send(page)
    expect(sent[1]?.headers.get('Idempotency-Key')).not.toBe(sent[0]?.headers.get('Idempotency-Key'))
    expect(sent[1]?.headers.get('If-Match')).toBe('"2"')
  })

  it('stays to be read where the campaign was closed meanwhile', async () => {
    const page = render(ActionForm, { props: { campaign: campaign(), action: 'progress' } })
    await page.find(words).setValue('今晚开始施工。')
    await page.setProps({ campaign: campaign({ status: 'CLOSED', allowedActions: [], etag: '"2"' }) } as never)
    expect(page.text()).toContain('现在不能这样办理')
    expect((page.find(words).element as HTMLTextAreaElement).value).toBe('今晚开始施工。')
  })
})

const task = (nth: number, more: Partial<Campaign['tasks'][number]> = {}) => ({
  nth,
  department: { id: 'd2', name: '供电所' },
  text: '换变压器',
  dueDate: '2026-11-25',
  doneAt: null,
  doneBy: null,
  mine: false,
  ...more,
})

describe('the tasks of a campaign', () => {
  it('say by when, what is late and what is for the own department', () => {
    useClock().now = new Date('2026-11-26T09:00:00+08:00')
    const tasks = [
      task(1),
      task(2, { dueDate: '2026-11-26', department: { id: 'd1', name: '产业办' }, mine: true }),
      task(3, { doneAt: '2026-11-27T09:00:00+08:00', doneBy: '示例同事' }),
      task(4, { dueDate: '2026-12-03' }),
    ]
    const lines = render(CampaignTasks, { props: { tasks, sending: false } }).findAll('li').map((line) => line.text())
    expect(lines.map((line) => [line.includes('超'), line.includes('本部门')])).toEqual([[true, false], [false, true], [false, false], [false, false]])
    expect(lines[0]).toContain('供电所 · 期限 昨天')
    expect(lines[1]).toContain('期限 今天')
    expect(lines[3]).toContain('期限 12月3日 周四')
  })

  it('are done by whoever they are for', async () => {
    const list = render(CampaignTasks, { props: { tasks: [task(1), task(2, { mine: true })], sending: false } })
    await list.get('button').trigger('click')
    expect(list.emitted('complete')).toEqual([[2]])
  })
})
