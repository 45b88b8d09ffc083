import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import AddMembers from '@/features/activities/roster/AddMembers.vue'
import { allOf, pagesOf } from '@/lib/pages'
import { activity, secretary } from './activitySupport'
import { render, serve, signedIn } from './support'

const seven = ({ cursor }: { cursor?: string }) => {
  const page = Number(cursor ?? '0')
  return Promise.resolve({ items: [page], nextCursor: page < 6 ? String(page + 1) : null })
}

describe('a list that comes in pages', () => {
  it('is read to its end where all of it is wanted', async () => {
    expect(await allOf(seven)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('says whether something was left where only so many pages are', async () => {
    expect(await pagesOf(seven, 2)).toEqual({ items: [0, 1], nextCursor: '2' })
  })
})

describe('members to choose from', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    sessionStorage.clear()
    signedIn(secretary)
  })

  it('are said to be only the first ones where there are more', async () => {
    let more = true
    serve(({ path }) => ({ body: { items: [], nextCursor: more && path.startsWith('/members') ? 'next' : null } }))
    const whole = render(AddMembers, { props: { activity: activity(), purpose: 'roster' } } as never)
    await flushPromises()
    expect(whole.text()).toContain('只列出前')
    whole.unmount()

    more = false
    const few = render(AddMembers, { props: { activity: activity(), purpose: 'roster' } } as never)
    await flushPromises()
    expect(few.text()).not.toContain('只列出前')
    few.unmount()
  })
})
