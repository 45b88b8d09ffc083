import { describe, expect, it } from 'vitest'
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
})
