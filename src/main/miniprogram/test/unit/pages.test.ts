import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/api/problem'
import { usePages, type Page } from '../../src/app/usePages'

describe('a list that comes page by page', () => {
  it('has nothing of an older question after it was cleared, also not what comes late', async () => {
    const waiting: ((page: Page<string>) => void)[] = []
    const pages = usePages<string>(() => new Promise((resolve) => waiting.push(resolve)))
    const first = pages.restart()
    waiting[0]?.({ items: ['a'], nextCursor: 'c' })
    await first
    const more = pages.more()
    pages.clear()
    expect(pages).toMatchObject({ rows: [], cursor: null, loaded: false, loading: false })

    waiting[1]?.({ items: ['b'], nextCursor: null })
    await more
    expect(pages).toMatchObject({ rows: [], loaded: false })
  })

  it('asks again for what broke off, also for a first page that was read before', async () => {
    const asked: (string | undefined)[] = []
    let answer: () => Promise<Page<string>> = async () => ({ items: ['a'], nextCursor: null })
    const pages = usePages<string>((cursor) => {
      asked.push(cursor)
      return answer()
    })
    await pages.restart()
    answer = async () => Promise.reject(new Problem('offline', 'network-unreachable', '网络不通'))
    await pages.restart()
    expect(pages.problem).not.toBeNull()
    answer = async () => ({ items: ['b'], nextCursor: 'c' })
    await pages.more()
    expect(pages).toMatchObject({ rows: ['b'], problem: null })

    answer = async () => Promise.reject(new Problem('offline', 'network-unreachable', '网络不通'))
    await pages.more()
    answer = async () => ({ items: ['d'], nextCursor: null })
    await pages.more()
    expect(pages.rows).toEqual(['b', 'd'])
    expect(asked).toEqual([undefined, undefined, undefined, 'c', 'c'])
  })
})
