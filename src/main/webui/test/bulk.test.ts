import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import BulkPage from '@/features/petitions/bulk/BulkPage.vue'
import { eachByItself, fitting } from '@/features/petitions/bulk/bulk'
import { usePetitions } from '@/stores/petitions'
import { testIds } from '@/testids'
import { petition, problem, row, serve, signedIn, type Answer } from './support'

const by = (id: string) => `[data-testid="${id}"]`
const desk = { holder: 'DESK', name: null, due: null, missing: null, sentence: '' } as const
const submitted = (id: string, more = {}) => row({ id, status: 'SUBMITTED', ball: desk, handler: null, version: 4, ...more })

async function open(answers: Record<string, Answer[]>) {
  const rows = ['p1', 'p2', 'p3'].map((id) => submitted(id, { category: id === 'p2' ? 'TAX' : 'LOGISTICS' }))
  const sent = serve(({ path }) => {
    if (path.startsWith('/petitions/queue')) return { body: { items: rows, nextCursor: null, queues: [], board: [] } }
    const id = /petitions\/(\w+)\/actions/.exec(path)?.[1]
    return (id && answers[id]?.shift()) || { body: id ? petition({ id }) : { items: [], nextCursor: null } }
  })
  const petitions = usePetitions()
  petitions.rows = rows
  for (const { id } of rows) petitions.chosen.add(id)
  const nothing = { template: '<i />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['petitions', 'petition', 'petitions-bulk'].map((name) => ({ name, path: `/${name}/:id?`, component: nothing })),
  })
  const page = mount(BulkPage as never, { props: { action: 'accept' }, global: { plugins: [i18n, router] }, attachTo: document.body } as never)
  const acts = () => sent.filter(({ path }) => path.endsWith('/actions'))
  const submit = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
    await flushPromises()
  }
  const states = () => rows.map(({ id }) => page.get(by(testIds.bulkRow(id))).attributes('data-state'))
  return { page, acts, submit, states, petitions }
}

describe('many at once', () => {
  beforeEach(() => {
    sessionStorage.clear()
    document.body.innerHTML = ''
    signedIn()
  })

  it('each keeps its category, is sent about the version that was seen, and answers by itself', async () => {
    const { page, acts, submit, states, petitions } = await open({ p2: [problem(412, 'precondition-failed')] })
    await submit()
    expect(states()).toEqual(['done', 'failed', 'done'])
    expect(page.get(by(testIds.bulkRow('p2'))).text()).toContain('说明：precondition-failed')
    expect(acts().map(({ body }) => (body as { category: string }).category)).toEqual(['LOGISTICS', 'TAX', 'LOGISTICS'])
    expect(acts()[0]?.headers.get('If-Match')).toBe('"4"')
    // what failed stays chosen, what is done does not
    expect([...petitions.chosen]).toEqual(['p2'])
  })

  it('tries again only what failed, under the same key, so that nothing happens twice', async () => {
    const { acts, submit, states } = await open({ p3: ['unreachable'] })
    await submit()
    expect(states()).toEqual(['done', 'done', 'failed'])
    await submit()
    expect(states()).toEqual(['done', 'done', 'done'])
    const keys = acts().map(({ path, headers }) => [path, headers.get('Idempotency-Key')])
    expect(keys).toHaveLength(4)
    expect(keys[3]).toEqual(keys[2])
  })

  it('does not send the others what the service could not read of the first', async () => {
    const { acts, submit, states } = await open({
      p1: [problem(400, 'validation-failed', { errors: [{ pointer: '/urgency', code: 'required', message: '请选择。' }] })],
    })
    await submit()
    expect(acts()).toHaveLength(1)
    expect(states()).toEqual(['waiting', 'waiting', 'waiting'])
  })
})

describe('what is chosen', () => {
  it('is taken only where the action is possible', () => {
    const rows = [submitted('a'), row({ id: 'b', status: 'ACCEPTED', ball: desk }), row({ id: 'c', status: 'ACCEPTED', ball: { ...desk, holder: 'SUPERVISOR' } })]
    expect(fitting(rows, 'accept').map(({ id }) => id)).toEqual(['a'])
    expect(fitting(rows, 'dispatch').map(({ id }) => id)).toEqual(['b'])
  })

  it('is worked off a few at a time', async () => {
    let running = 0
    let most = 0
    await eachByItself([1, 2, 3, 4, 5, 6, 7], 3, async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    })
    expect(most).toBe(3)
  })
})
