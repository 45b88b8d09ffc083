import { beforeEach, describe, expect, it } from 'vitest'
import { draftStore } from '@/lib/drafts'

describe('drafts', () => {
  beforeEach(() => sessionStorage.clear())

  it('come back after a reload', () => {
    draftStore(sessionStorage).save('me:p1:answer', { text: '已解决' })
    expect(draftStore(sessionStorage).load('me:p1:answer')).toEqual({ text: '已解决' })
  })

  it('are forgotten on sign-out, and nothing else is', () => {
    sessionStorage.setItem('other', 'stays')
    const drafts = draftStore(sessionStorage)
    drafts.save('a', 1)
    drafts.save('b', 2)
    drafts.clearAll()
    expect([drafts.load('a'), drafts.load('b'), sessionStorage.getItem('other')]).toEqual([undefined, undefined, 'stays'])
  })

  it('that cannot be read count as none', () => {
    sessionStorage.setItem('qs-draft:a', '{')
    expect(draftStore(sessionStorage).load('a')).toBeUndefined()
  })
})
