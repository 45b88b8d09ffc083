import { describe, expect, it } from 'vitest'
import { PUBLISHING_ACTIONS, publishingWords } from '../../src/core/publishing'
import { actionChoices } from '../../src/core/replies'
import { newDraft } from '../../src/drafts/draft'
import { actionBody } from '../../src/drafts/requests'
import { similarLine } from '../../src/core/similar'

const petition = { published: false, publishingConsented: false as boolean | null, allowedActions: [] as ('consent-to-publish' | 'withdraw-consent')[] }

describe('showing an answer to others', () => {
  it('is asked where the filer may agree, and nobody else is asked', () => {
    expect(publishingWords(petition)).toBeNull()
    expect(publishingWords({ ...petition, publishingConsented: null })).toBeNull()
    expect(publishingWords({ ...petition, allowedActions: ['consent-to-publish'] })?.state).toBe('asked')
  })

  it('says how it stands, and that it can be taken back', () => {
    const agreed = publishingWords({ ...petition, publishingConsented: true, allowedActions: ['withdraw-consent'] })
    const shown = publishingWords({ published: true, publishingConsented: true, allowedActions: ['withdraw-consent'] })
    expect([agreed?.state, shown?.state]).toEqual(['consented', 'published'])
    expect([agreed?.text, shown?.text].every((text) => text?.includes('撤回'))).toBe(true)
  })

  it('is said to the service in one word', () => {
    for (const action of PUBLISHING_ACTIONS) {
      expect(actionBody(newDraft('d', { type: 'action', petitionId: 'p', action }, {}, 0))).toEqual({ action })
    }
  })

  it('is never the one thing that a petition asks for', () => {
    expect(actionChoices(PUBLISHING_ACTIONS).main).toBeNull()
    expect(actionChoices(['rate', ...PUBLISHING_ACTIONS]).main?.action).toBe('rate')
  })
})

describe('the line below the title', () => {
  it('counts what is open, what was answered and the policies', () => {
    expect(similarLine(true, 2, 0, 0)).toBe('有 2 件相似的诉求正在办')
    expect(similarLine(true, 0, 1, 0)).toBe('有 1 份相似的公开答复')
    expect(similarLine(true, 2, 1, 0)).toBe('相似的有 2 件在办、1 份答复')
    expect(similarLine(true, 0, 0, 3)).toBe('有 3 项相关的政策')
    expect(similarLine(true, 2, 1, 1)).toBe('相似的有 2 件在办、1 份答复、1 项政策')
    expect(similarLine(true, 0, 0, 0)).toBe('没有看到相似的诉求，请接着写')
  })
})
