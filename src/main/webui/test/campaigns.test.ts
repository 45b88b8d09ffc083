import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Campaign } from '@/api/types'
import ActionForm from '@/features/campaigns/ActionForm.vue'
import '@/features/campaigns/words'
import { testIds } from '@/testids'
import { problem, render, serve, signedIn } from './support'

function campaign(more: Partial<Campaign> = {}): Campaign {
  return {
    id: 'c1',
    title: '夜间跳闸专项整治',
    category: 'SAFETY',
    status: 'OPEN',
    leadDepartment: { id: 'd1', name: '产业办' },
    openedAt: '2026-11-20T09:00:00+08:00',
    cause: '变压器超载。',
    keyword: null,
    answer: null,
    tasks: [],
    entries: [],
    allowedActions: ['progress'],
    etag: '"1"',
    ...more,
  } as Campaign
}

const words = `[data-testid="${testIds.field('text')}"] textarea`

async function send(page: ReturnType<typeof render>): Promise<void> {
  await page.find('form').trigger('submit')
  await flushPromises()
}

beforeEach(() => signedIn())

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
