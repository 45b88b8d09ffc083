import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import BoardPage from '@/features/petitions/board/BoardPage.vue'
import { i18n } from '@/i18n'
import { useLive } from '@/stores/live'
import { testIds } from '@/testids'
import { row, serve, signedIn } from './support'

describe('the board of petitions', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    signedIn()
  })

  it('never shows an older answer that comes after a newer one', async () => {
    serve(({ path }) => ({ body: path === '/petitions/queue/counts' ? { queues: [], board: [] } : { items: [], nextCursor: null } }))
    const answer = globalThis.fetch
    const held: ((title: string) => void)[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      if (!request.url.includes('status=SUBMITTED')) return answer(request)
      return new Promise<Response>((resolve) => {
        held.push((title) => resolve(Response.json({ items: [row({ status: 'SUBMITTED', title })], nextCursor: null })))
      })
    })
    const listeners: ((change: 'resumed') => void)[] = []
    vi.spyOn(useLive(), 'listen').mockImplementation((_, listener) => {
      listeners.push(listener as (change: 'resumed') => void)
      return () => undefined
    })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }, { path: '/petitions', name: 'petitions', component: {} }, { path: '/petitions/:id', name: 'petition', component: {} }] })
    const page = mount(BoardPage, { global: { plugins: [i18n, router] }, attachTo: document.body })
    await flushPromises()
    listeners[0]?.('resumed')
    await flushPromises()
    expect(held).toHaveLength(2)

    held[1]?.('后问的')
    await flushPromises()
    held[0]?.('先问的')
    await flushPromises()
    expect(page.get(`[data-testid="${testIds.boardColumn('SUBMITTED')}"]`).text()).toContain('后问的')
    page.unmount()
  })
})
