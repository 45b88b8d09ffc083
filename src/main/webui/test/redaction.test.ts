import { describe, expect, it } from 'vitest'
import type { PublicationDraftPart } from '@/api/types'
import { afterToggle, pieces, withTaken } from '@/features/petitions/actions/redaction'

const part: PublicationDraftPart = {
  original: '𠮷厂王经理电话13800000001，王经理说的',
  proposed: '𠮷厂某经理电话（电话），某经理说的',
  suggestions: [
    { from: 2, to: 5, kind: 'PERSON', words: '王经理', replacement: '某经理' },
    { from: 7, to: 18, kind: 'PHONE', words: '13800000001', replacement: '（电话）' },
    { from: 19, to: 22, kind: 'PERSON', words: '王经理', replacement: '某经理' },
  ],
}

describe('suggestions of what to take out', () => {
  it('are taken all at once, or each by itself, by places in code points', () => {
    expect(withTaken(part, new Set())).toBe(part.proposed)
    expect(withTaken(part, new Set([0, 1, 2]))).toBe(part.original)
    expect(withTaken(part, new Set([2]))).toBe('𠮷厂某经理电话（电话），王经理说的')
  })

  it('change only their own place as long as nobody wrote in the text', () => {
    const refused = afterToggle(part.proposed, part, new Set(), 2)
    expect(refused).toEqual({ text: '𠮷厂某经理电话（电话），王经理说的', refused: new Set([2]) })
    expect(afterToggle(refused.text, part, refused.refused, 2)).toEqual({ text: part.proposed, refused: new Set() })
  })

  it('leave what somebody wrote and change the words themselves', () => {
    const written = `${part.proposed}。已核对`
    expect(afterToggle(written, part, new Set(), 1).text).toBe('𠮷厂某经理电话13800000001，某经理说的。已核对')
    expect(afterToggle('另写的', part, new Set(), 1)).toEqual({ text: '另写的', refused: new Set([1]) })
  })

  it('are marked in the original', () => {
    expect(pieces(part).map(({ words }) => words).join('')).toBe(part.original)
    expect(pieces(part).filter(({ index }) => index !== null).map(({ words }) => words)).toEqual(['王经理', '13800000001', '王经理'])
  })
})
