import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { CheckInCase } from '@/api/types'
import CheckInPage from '@/features/activities/CheckInPage.vue'
import ReviewPart from '@/features/activities/reviews/ReviewPart.vue'
import { i18n } from '@/i18n'
import { testIds } from '@/testids'
import { secretary } from './activitySupport'
import { render, serve, signedIn } from './support'

const by = (id: string) => `[data-testid="${id}"]`

function checkIn(id: string, allowedActions: CheckInCase['allowedActions']): CheckInCase {
  return {
    id,
    activityId: 'a1',
    activity: { id: 'a1', title: '主题党日', startsAt: '2026-11-23T14:00:00+08:00', organiser: { id: 'b1', name: '第1党支部' } },
    member: { id: 'm1', name: '示例党员' },
    organisation: { id: 'b1', name: '第1党支部' },
    guest: false,
    way: 'CODE',
    scannedAt: '2026-11-23T14:01:00+08:00',
    receivedAt: '2026-11-23T14:01:00+08:00',
    result: 'REVIEW',
    reasons: ['no-location'],
    decided: null,
    points: null,
    objectUntil: null,
    message: '',
    allowedActions,
  } as unknown as CheckInCase
}

describe('looking into a check-in', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    sessionStorage.clear()
    signedIn(secretary)
  })

  it('can be put off and taken up again, with what was typed', async () => {
    serve(() => ({ body: checkIn('c1', ['review']) }))
    const router = createRouter({ history: createMemoryHistory(), routes: ['activities', 'activity'].map((name) => ({ name, path: `/${name}`, component: {} })) })
    const page = mount(CheckInPage, { props: { id: 'c1' }, global: { plugins: [i18n, router] }, attachTo: document.body })
    await flushPromises()
    await page.get(`${by(testIds.field('reason'))} textarea`).setValue('本人在场')
    await page.get(by(testIds.actionCancel)).trigger('click')
    expect(page.find(by(testIds.actionForm('review'))).exists()).toBe(false)
    await flushPromises()
    expect(document.activeElement).toBe(page.get(by(testIds.reviewDecide('c1'))).element)

    await page.get(by(testIds.reviewDecide('c1'))).trigger('click')
    expect((page.get(`${by(testIds.field('reason'))} textarea`).element as HTMLTextAreaElement).value).toBe('本人在场')
    page.unmount()
  })

  it('is offered for those that the service lets one decide, one by one', async () => {
    serve(() => ({ body: { items: [checkIn('mine', ['review']), checkIn('elsewhere', ['object'])], nextCursor: null } }))
    const part = render(ReviewPart, { props: { activityId: 'a1' } } as never)
    await flushPromises()
    expect(part.find(by(testIds.reviewDecide('mine'))).exists()).toBe(true)
    expect(part.find(by(testIds.reviewDecide('elsewhere'))).exists()).toBe(false)
    part.unmount()
  })
})
