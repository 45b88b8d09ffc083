import { describe, expect, it } from 'vitest'
import { answersOf } from '../../src/core/subscriptions'

describe('answers of the dialogue', () => {
  it('keeps what was answered for our templates and nothing else', () => {
    const given = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'reject', c: 'ban', d: 'filter', other: 'accept' }

    expect(answersOf(given, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      { templateId: 'a', answer: 'ACCEPT' },
      { templateId: 'b', answer: 'REJECT' },
      { templateId: 'c', answer: 'BAN' },
      { templateId: 'd', answer: 'FILTER' },
    ])
  })

  it('takes a yes with sound for a yes', () => {
    expect(answersOf({ a: 'acceptWithAudio' }, ['a'])).toEqual([{ templateId: 'a', answer: 'ACCEPT' }])
  })

  it('has none where nothing was asked', () => {
    expect(answersOf({}, ['a'])).toEqual([])
  })
})
