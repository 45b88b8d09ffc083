import { describe, expect, it } from 'vitest'
import { newDraft } from '../../src/drafts/draft'
import { actionErrors, petitionErrors } from '../../src/drafts/validate'
import { codePoints, cut } from '../../src/core/text'
import { draftWith, NOW } from './fixtures'

const pointers = (fields: Record<string, string>) => petitionErrors(draftWith(fields)).map((error) => error.pointer)

describe('a petition checked on the phone', () => {
  it('passes when it says what it is about', () => {
    expect(pointers({})).toEqual([])
  })

  it('hears of everything that is wrong at once', () => {
    expect(pointers({ kind: '', category: '', title: '', text: '', visibility: '' })).toEqual([
      '/kind',
      '/category',
      '/title',
      '/text',
      '/visibility',
    ])
  })

  it('counts characters as people do', () => {
    expect(codePoints('👨‍🏭𠮷a')).toBe(5) // the worker is three code points joined, as the service counts them
    expect(pointers({ title: '𠮷'.repeat(60) })).toEqual([])
    expect(pointers({ title: '𠮷'.repeat(61) })).toEqual(['/title'])
    expect(cut('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷')
  })

  it('takes blanks for nothing', () => {
    expect(pointers({ title: '　 ', text: ' \n ' })).toEqual(['/title', '/text'])
  })

  it('wants name and number of a contact, or neither', () => {
    expect(pointers({ contactName: '陈', contactPhone: '' })).toEqual(['/contact/phone'])
    expect(pointers({ contactName: '', contactPhone: '0571-8888 0001' })).toEqual(['/contact/name'])
    expect(pointers({ contactName: '陈', contactPhone: '+86 138 0000 0001' })).toEqual([])
    expect(pointers({ contactName: '陈', contactPhone: '打我手机' })).toEqual(['/contact/phone'])
  })
})

describe('a reply checked on the phone', () => {
  const errors = (action: string, fields: Record<string, string>) =>
    actionErrors(newDraft('d', { type: 'action', petitionId: 'p', action }, fields, NOW)).map((error) => error.pointer)

  it('asks a rating for both answers', () => {
    expect(errors('rate', {})).toEqual(['/solved', '/satisfaction'])
    expect(errors('rate', { solved: 'yes', satisfaction: 'SATISFIED' })).toEqual([])
  })

  it('asks a supplement and a note for words, a withdrawal for its reason', () => {
    expect(errors('supplement', { text: ' ' })).toEqual(['/text'])
    expect(errors('note', {})).toEqual(['/text'])
    expect(errors('withdraw', {})).toEqual(['/reason'])
    expect(errors('urge', {})).toEqual([])
  })

  it('keeps to the lengths of the contract', () => {
    expect(errors('withdraw', { text: '长'.repeat(501) })).toEqual(['/reason'])
    expect(errors('supplement', { text: '长'.repeat(5000) })).toEqual([])
  })
})
