import { describe, expect, it } from 'vitest'
import { allOf } from '../../src/app/allOf'

describe('a list that is read as one', () => {
  it('goes on to the last page, however many there are', async () => {
    const asked: (string | undefined)[] = []
    const all = await allOf(({ limit, cursor }) => {
      asked.push(cursor)
      const page = Number(cursor ?? '0')
      return Promise.resolve({ items: Array.from({ length: limit }, (_, index) => page * limit + index), nextCursor: page < 6 ? String(page + 1) : null })
    })
    expect(asked).toEqual([undefined, '1', '2', '3', '4', '5', '6'])
    expect(all).toHaveLength(700)
    expect(new Set(all).size).toBe(700)
  })

  it('fails where a page fails: half a list would look like a whole one', async () => {
    const read = ({ cursor }: { cursor?: string }) => (cursor === undefined ? Promise.resolve({ items: [1], nextCursor: 'next' }) : Promise.reject(new Error('gone')))
    await expect(allOf(read)).rejects.toThrow('gone')
  })
})
