import { describe, expect, it, vi } from 'vitest'
import { createSSRApp, onServerPrefetch } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { Problem } from '../../src/api/problem'
import PolicyDetail from '../../src/pages/policy/detail.vue'

const { get } = vi.hoisted(() => ({ get: vi.fn() }))
let shows = 0

vi.mock('../../src/app/api', () => ({ api: { get } }))
vi.mock('../../src/app/session', () => ({ session: { user: { id: 'u1', enterprises: [] } } }))
vi.mock('../../src/components/QsPage.vue', () => ({ default: { render: slots } }))
vi.mock('@dcloudio/uni-app', () => ({
  onLoad: (load: (query: object) => void) => load({ id: 'p1' }),
  /** The page is looked at so many times before it is looked at here. */
  onShow: (show: () => void) =>
    onServerPrefetch(async () => {
      for (let time = 0; time < shows; time++) {
        show()
        await new Promise((resolve) => setTimeout(resolve))
      }
    }),
}))

function slots(this: { $slots: { default(): unknown } }) {
  return this.$slots.default()
}

const content = { title: '贷款贴息', issuer: { name: '财政所' }, documentNumber: null, summary: '贴一半利息。', text: '全文。', link: null, validFrom: null, validUntil: null }
const policy = { id: 'p1', version: 1, content, expired: false, match: null }
const rows = { items: [{ id: 'a', title: '冷库算不算', category: 'FINANCE', excerpt: '算。', department: { id: 'd1', name: '财政所' }, publishedAt: '2026-11-20T09:00:00+08:00' }], nextCursor: 'c' }

/** The page after what came for each time it was shown. */
async function shown(...times: [policy: unknown, asked: unknown][]): Promise<string> {
  const answers = { policy: times.map(([one]) => one), asked: times.map(([, one]) => one) }
  shows = times.length
  get.mockImplementation(async (path: string) => {
    const answer = path === '/publications' ? answers.asked.shift() : answers.policy.shift()
    if (answer instanceof Problem) throw answer
    return answer
  })
  return renderToString(createSSRApp(PolicyDetail))
}

describe('a policy that is looked at again', () => {
  it('stands there as it was, and says so, where it could not be read', async () => {
    expect(await shown([policy, rows])).not.toContain('可能不是最新')
    const withdrawn = await shown([policy, rows], [new Problem('not-found', 'not-found', '没有这项政策'), rows])
    expect(withdrawn).toContain('没有这项政策')
    expect(withdrawn).toContain('可能不是最新')
    expect(withdrawn).toContain('贴一半利息。')
  })

  it('says where questions and answers could not be read, and how to try again', async () => {
    const html = await shown([policy, new Problem('offline', 'network-unreachable', '网络不通')])
    expect(html).toContain('网络不通')
    expect(html).toContain('再试一次')
    expect(html).not.toContain('再看一些')
  })
})
