import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Publication } from '@/api/types'
import { PublicationDesk, PublicationPage } from '@/features/publications/pages'
import { i18n } from '@/i18n'
import { testIds } from '@/testids'
import { serve, signedIn } from './support'

const publication: Publication = {
  id: 'b1',
  title: '货车夜间掉头要办什么',
  excerpt: '问：…园区北门能不能掉头',
  category: 'LOGISTICS',
  department: { id: 'd1', name: '产业办' },
  outcome: 'SOLVED',
  answeredAt: '2026-10-20T15:10:00+08:00',
  publishedAt: '2026-10-23T10:00:00+08:00',
  question: '园区北门能不能掉头',
  text: '可以划临时掉头区。',
  petitionId: null,
}

async function open(path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/publications', name: 'publications', component: PublicationDesk },
      { path: '/publications/:id', name: 'publication', component: PublicationPage, props: true },
      { path: '/petitions/:id', name: 'petition', component: { template: '<i />' } },
    ],
  })
  await router.push(path)
  const page = mount({ template: '<RouterView />' }, { global: { plugins: [i18n, router] } })
  await flushPromises()
  return page
}

const list = (path: string) => path.startsWith('/publications?')

beforeEach(() => signedIn())

describe('a published answer', () => {
  it('leads whoever may take it back to its petition, and nobody else', async () => {
    serve(() => ({ body: { ...publication, petitionId: 'p1' } }))
    expect((await open('/publications/b1')).find('a[href="/petitions/p1"]').exists()).toBe(true)

    serve(() => ({ body: publication }))
    expect((await open('/publications/b1')).find('a[href^="/petitions/"]').exists()).toBe(false)
  })
})

describe('the board', () => {
  it('marks the words that were searched for in title and excerpt', async () => {
    serve(({ path }) => ({ body: { items: list(path) ? [publication] : [], nextCursor: null } }))
    const found = (await open('/publications?q=掉头')).find(`[data-testid="${testIds.publicationRowOf('b1')}"]`)
    expect(found.findAll('mark').map((mark) => mark.text())).toEqual(['掉头', '掉头'])
  })
})
