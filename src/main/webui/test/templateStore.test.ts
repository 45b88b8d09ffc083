import { beforeEach, describe, expect, it } from 'vitest'
import { useTemplates } from '@/stores/templates'
import { serve, signedIn } from './support'

describe('the templates of a person', () => {
  beforeEach(() => {
    signedIn()
  })

  it('are read to the last page', async () => {
    const sent = serve(({ path }) => {
      const last = path.includes('cursor=second')
      return { body: { items: [{ id: last ? 't2' : 't1', kind: 'PHRASE', title: '感谢' }], nextCursor: last ? null : 'second' } }
    })
    const templates = useTemplates()

    await templates.load()

    expect(templates.items.map(({ id }) => id)).toEqual(['t1', 't2'])
    expect(sent.filter(({ path }) => path.startsWith('/answer-templates'))).toHaveLength(2)
  })
})
