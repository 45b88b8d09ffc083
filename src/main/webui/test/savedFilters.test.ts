import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import SavedFilters from '@/features/petitions/list/SavedFilters.vue'
import { testIds } from '@/testids'
import { problem, render, serve, signedIn, type Answer } from './support'

const the = (selector: string) => document.querySelector<HTMLElement>(selector)
const filter = { queue: 'MINE', status: null, category: null, departmentId: null, overdue: false, q: '' }
const one = { id: 'f1', name: '我的', query: {} }

async function opened() {
  const wrapper = render(SavedFilters, { props: { filter } } as never)
  await flushPromises()
  await wrapper.get(`[data-testid="${testIds.savedFilters}"]`).trigger('click')
  await flushPromises()
  return wrapper
}

async function retry(): Promise<void> {
  the('.saved [role="alert"] button')?.click()
  await flushPromises()
}

describe('the filters that a person keeps', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    signedIn()
  })

  it('are read again where they could not be read, and nobody is told that there are none', async () => {
    const answers: Answer[] = ['unreachable', { body: { items: [one] } }]
    serve(() => answers.shift() ?? 'unreachable')
    const wrapper = await opened()
    expect(the('.saved')?.textContent).not.toContain('还没有')
    await retry()
    expect(the('.saved')?.textContent).toContain('我的')
    expect(the('.saved [role="alert"]')).toBeNull()
    wrapper.unmount()
  })

  it('are removed at the second try, without being read anew', async () => {
    const answers: Answer[] = [{ body: { items: [one] } }, problem(503, 'unavailable'), { status: 204 }]
    const sent = serve(() => answers.shift() ?? 'unreachable')
    const wrapper = await opened()
    the('.saved [aria-label*="我的"]')?.click()
    await flushPromises()
    expect(the('.saved')?.textContent).toContain('说明：unavailable')
    await retry()
    expect(the('.saved li')).toBeNull()
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'DELETE'])
    wrapper.unmount()
  })
})
