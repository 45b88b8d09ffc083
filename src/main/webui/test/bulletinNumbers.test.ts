import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { Bulletin, Role } from '@/api/types'
import BulletinTable from '@/features/bulletins/BulletinTable.vue'
import '@/features/bulletins/words'
import CasesPage from '@/features/statistics/CasesPage.vue'
import '@/features/statistics/words'
import { inRole, render, serve, signedIn } from './support'

const none = { numerator: 0, denominator: 0 }
const rates = (numerator: number, denominator: number) => ({ response: none, solved: { numerator, denominator }, satisfaction: none, onTime: none })
const lines = [{ label: '产业办', rates: rates(3, 4) }, { label: '已撤并的办', rates: rates(1, 1) }, { label: '同名办', rates: rates(1, 2) }]
const departments = [{ id: 'd1', name: '产业办' }, { id: 'd2', name: '同名办' }, { id: 'd3', name: '同名办' }]

async function open(role: Role, by: 'department' | 'category', shown: Bulletin['departments']) {
  signedIn(inRole(role))
  serve(({ path }) => ({ body: { items: path.startsWith('/organisations') ? departments : [{ code: 'TAX', label: '税费' }], nextCursor: null } }))
  const nothing = { template: '<i />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/bulletins/:id', component: nothing }, { path: '/cases', name: 'statistics-cases', component: nothing }],
  })
  await router.push('/bulletins/b1')
  const table = render(BulletinTable, { props: { title: '表', by, month: '2026-11', lines: shown, total: rates(5, 7) } }, router)
  await flushPromises()
  return { table, router }
}

function linksOf({ table, router }: { table: ReturnType<typeof render>; router: Router }) {
  return table.findAll('a').map((link) => [link.text(), router.resolve(link.attributes('href') ?? '').query])
}

const november = { of: 'solved', from: '2026-11-01', to: '2026-11-30', back: '/bulletins/b1' }

describe('the numbers of a bulletin', () => {
  it('open the lists of today, of the month and of whatever is still called so', async () => {
    const shown = await open('HANDLER', 'department', lines)
    expect(linksOf(shown)).toEqual([
      ['3', { ...november, part: 'numerator', departmentId: 'd1', row: '产业办' }],
      ['4', { ...november, part: 'denominator', departmentId: 'd1', row: '产业办' }],
      ['5', { ...november, part: 'numerator', row: '合计' }],
      ['7', { ...november, part: 'denominator', row: '合计' }],
    ])
    expect(shown.table.text()).toContain('现在的名单')
  })

  it('open those of a category too, and nothing where there is none', async () => {
    const shown = await open('HANDLER', 'category', [{ label: '税费', rates: rates(0, 2) }])
    expect(linksOf(shown)[0]).toEqual(['2', { ...november, part: 'denominator', category: 'TAX', row: '税费' }])
  })

  it('are numbers only for an assessor', async () => {
    const { table } = await open('ASSESSOR', 'department', lines)
    expect(table.findAll('a')).toHaveLength(0)
    expect(table.text()).not.toContain('现在的名单')
  })
})

describe('the list behind a number', () => {
  it.each([
    ['/bulletins/b1', '/bulletins/b1', '每月通报'],
    ['/statistics?by=area', '/statistics?by=area', '诉求统计'],
    ['https://example.org/bulletins/', '/statistics', '诉求统计'],
  ])('that was opened from %s leads back to %s', async (from, to, words) => {
    signedIn()
    serve(() => ({ body: { items: [], nextCursor: null } }))
    const nothing = { template: '<i />' }
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: nothing }] })
    await router.push({ path: '/statistics/cases', query: { of: 'solved', part: 'numerator', back: from } })
    const back = render(CasesPage, {}, router).get('header a')
    expect([back.attributes('href'), back.text()]).toEqual([to, words])
  })
})
