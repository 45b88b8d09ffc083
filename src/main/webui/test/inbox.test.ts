import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Notification } from '@/api/types'
import { pageOf } from '@/features/notifications/subjects'
import { useInbox } from '@/stores/inbox'
import { secretary } from './activitySupport'
import { problem, serve, signedIn } from './support'

function notification(type: Notification['subject']['type'], more: Partial<Notification> = {}): Notification {
  return { id: 'n1', kind: 'told', title: '标题', text: '内容', subject: { type, id: 's1' }, createdAt: '2026-11-26T09:00:00+08:00', readAt: null, ...more }
}

beforeEach(() => signedIn(secretary))

describe('where a notification leads', () => {
  it('is the thing it is about', () => {
    expect(pageOf(notification('POINTS_CLAIM'))).toEqual({ name: 'claim', params: { id: 's1' } })
    expect(pageOf(notification('ACTIVITY'))).toEqual({ name: 'activity', params: { id: 's1' } })
    expect(pageOf(notification('CHECK_IN'))).toEqual({ name: 'check-in', params: { id: 's1' } })
    expect(pageOf(notification('POLICY'))).toEqual({ name: 'policy', params: { id: 's1' } })
    expect(pageOf(notification('CAMPAIGN'))).toEqual({ name: 'campaign', params: { id: 's1' } })
    expect(pageOf(notification('PETITION'))).toEqual({ name: 'petition', params: { id: 's1' } })
    expect(pageOf(notification('PETITION_LIST', { kind: 'petitions-late' }))).toEqual({ name: 'petitions', query: { queue: 'OVERDUE' } })
    expect(pageOf(notification('PETITION_LIST', { kind: 'petitions-due-today' }))).toEqual({ name: 'petitions', query: {} })
  })
})

describe('the inbox', () => {
  it('counts down when something is read, and asks nothing for what was read before', async () => {
    const sent = serve(({ method }) =>
      method === 'GET'
        ? { body: { items: [notification('ACTIVITY')], nextCursor: null, unread: 3 } }
        : { body: notification('ACTIVITY', { readAt: '2026-11-26T09:05:00+08:00' }) },
    )
    const inbox = useInbox()
    await inbox.load()
    expect(inbox.unread).toBe(3)
    const [first] = inbox.items
    if (!first) throw new Error('nothing there')
    await inbox.read(first)
    expect(inbox.unread).toBe(2)
    expect(inbox.items[0]?.readAt).not.toBeNull()
    await inbox.read(inbox.items[0] ?? first)
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('leaves unread what could not be marked', async () => {
    serve(({ method }) => (method === 'GET' ? { body: { items: [notification('ACTIVITY')], nextCursor: null, unread: 1 } } : problem(503, 'unavailable')))
    const inbox = useInbox()
    await inbox.load()
    await inbox.read(notification('ACTIVITY'))
    await flushPromises()
    expect(inbox.unread).toBe(1)
    expect(inbox.trouble).not.toBeNull()
  })
})
