import { describe, expect, it } from 'vitest'
import { actionBody } from '../../src/drafts/requests'
import { actionErrors } from '../../src/drafts/validate'
import { newDraft } from '../../src/drafts/draft'
import { confirmationWords } from '../../src/core/confirmation'
import { waitsForConfirmation } from '../../src/core/owner'
import { actionChoices } from '../../src/core/replies'
import { story } from '../../src/core/story'
import { NOW } from './fixtures'

const open = { status: 'SUBMITTED', confirmation: 'PENDING' } as const

describe('what was filed for the enterprise', () => {
  it('asks for one tap, and offers to say that it is not ours', () => {
    const { main, others } = actionChoices(['note', 'withdraw', 'confirm-filing', 'refuse-filing'])

    expect(main).toEqual({ action: 'confirm-filing', label: '确认是我要提的' })
    expect(others.map((choice) => choice.action)).toContain('refuse-filing')
  })

  it('waits for a word only while the matter is open', () => {
    expect(waitsForConfirmation(open)).toBe(true)
    expect(waitsForConfirmation({ ...open, status: 'ANSWERED' })).toBe(false)
    expect(waitsForConfirmation({ ...open, confirmation: 'CONFIRMED' })).toBe(false)
  })

  it('says until when, and what happens otherwise', () => {
    const words = confirmationWords({ confirmation: 'PENDING', confirmationDueAt: '2026-11-25T10:00:00+08:00' }, NOW)
    expect(words).toContain('确认')
    expect(words).toContain('未经本人确认')
    expect(confirmationWords({ confirmation: 'UNCONFIRMED', confirmationDueAt: null }, NOW)).toContain('未经本人确认')
    expect(confirmationWords({ confirmation: null, confirmationDueAt: null }, NOW)).toBe('')
  })

  it('needs a reason to be refused', () => {
    const draft = (text: string) => newDraft('d', { type: 'action', petitionId: 'p', action: 'refuse-filing' }, { text }, NOW)

    expect(actionErrors(draft(' ')).map((error) => error.pointer)).toEqual(['/reason'])
    expect(actionErrors(draft('没有提过'))).toEqual([])
    expect(actionBody(draft('没有提过'))).toEqual({ action: 'refuse-filing', reason: '没有提过' })
  })

  it('is told in the story', () => {
    const event = { seq: 2, action: 'mark-unconfirmed', actor: null, at: '2026-11-25T10:00:00+08:00', internal: false, data: {} }
    expect(story([event], 'me', NOW)[0]?.title).toContain('未经本人确认')
  })
})
