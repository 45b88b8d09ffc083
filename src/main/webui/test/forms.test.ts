import { describe, expect, it } from 'vitest'
import { missingFields } from '@/features/forms/fields'
import { actionBody, beginningValues } from '@/features/petitions/actions/fields'
import { formOf, isOpenAction, offeredActions } from '@/features/petitions/actions/forms'
import { bodyOf, resolved, schemaNamed, valuesOf } from './contract'
import { petition } from './support'

/** What the filer does, or nobody by hand, and what needs screens of its own (campaigns). */
const NOT_STAFFS = ['submit', 'supplement', 'urge', 'rate', 'withdraw', 'join', 'link', 'confirm-filing', 'refuse-filing', 'consent-to-publish', 'withdraw-consent']
const actions = valuesOf(schemaNamed('PetitionActionName'))
const open = actions.filter(isOpenAction)

describe('action forms against the contract', () => {
  it('offers a form for every action that staff may take', () => {
    expect(actions.filter((action) => !isOpenAction(action)).toSorted()).toEqual(NOT_STAFFS.toSorted())
  })

  it.each(open)('%s has exactly the members of its body', (action) => {
    const { action: _, ...members } = bodyOf(action).properties ?? {}
    expect(Object.keys(formOf(action).fields).toSorted()).toEqual(Object.keys(members).toSorted())
  })

  it.each(open)('%s asks for what the contract requires', (action) => {
    const required = (bodyOf(action).required ?? []).filter((name) => name !== 'action')
    const asked = Object.entries(formOf(action).fields).filter(([, field]) => field.required && !field.when)
    // a note says by itself whether it is internal, although the contract could do without
    const beyond = action === 'note' ? ['internal'] : []
    expect(asked.map(([name]) => name).toSorted()).toEqual([...required, ...beyond].toSorted())
  })

  it.each(open)('%s has the limits of the contract', (action) => {
    const { action: _, ...members } = bodyOf(action).properties ?? {}
    const limits = Object.entries(members).map(([name, member]) => {
      const { maxLength, maxItems, maximum } = resolved(member)
      return [name, maxLength ?? maxItems ?? maximum]
    })
    const own = Object.entries(formOf(action).fields).map(([name, field]) => [name, field.max])
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(limits))
  })

  it.each(open)('%s offers all values of its enumerations', (action) => {
    const { fields } = formOf(action)
    const enumerated = Object.entries(bodyOf(action).properties ?? {}).filter(
      ([name, member]) => fields[name]?.kind === 'choice' && valuesOf(member).length > 0,
    )
    const wanted = enumerated.map(([name, member]) => [name, valuesOf(member)])
    expect(enumerated.map(([name]) => [name, fields[name]?.choices?.map(({ value }) => value)])).toEqual(wanted)
  })
})

describe('bodies', () => {
  it('begins an acceptance with the category of the filer and the usual urgency', () => {
    const values = beginningValues(formOf('accept'), petition({ urgency: null, complexity: null }))
    expect(actionBody(formOf('accept'), values)).toEqual({
      action: 'accept',
      category: 'LOGISTICS',
      urgency: 'NORMAL',
      complexity: 'ORDINARY',
    })
  })

  it('leaves out optional members that are empty', () => {
    const values = { leadDepartmentId: 'd1', assistingDepartmentIds: [], note: '  ' }
    expect(actionBody(formOf('dispatch'), values)).toEqual({ action: 'dispatch', leadDepartmentId: 'd1' })
  })

  it('keeps false: a note shown to the filer is not one without a word on it', () => {
    const values = { text: '已联系', internal: false, evidenceIds: [] }
    expect(actionBody(formOf('note'), values)).toEqual({ action: 'note', text: '已联系', internal: false })
  })

  it('asks for the other petition only when the reason is that it is a duplicate', () => {
    const form = formOf('reject')
    expect(missingFields(form, { reasonCode: 'DUPLICATE', text: '重复' })).toEqual({ duplicateOf: 'form.choose' })
    expect(missingFields(form, { reasonCode: 'IN_COURT', text: '在诉' })).toEqual({})
    const changedMind = { reasonCode: 'IN_COURT', text: '在诉', duplicateOf: 'p2' }
    expect(actionBody(form, changedMind)).toEqual({ action: 'reject', reasonCode: 'IN_COURT', text: '在诉' })
  })

  it('takes text of spaces only for missing', () => {
    expect(missingFields(formOf('return'), { reason: ' \n ' })).toEqual({ reason: 'form.required' })
  })
})

describe('what is offered', () => {
  it('puts what moves the matter on first', () => {
    expect(offeredActions(['note', 'reject', 'accept'])).toEqual({ primary: 'accept', others: ['note', 'reject'] })
    expect(offeredActions(['note', 'release', 'pause', 'answer']).primary).toBe('answer')
  })

  it('has nothing primary where one can only add a word', () => {
    expect(offeredActions(['note', 'supervise'])).toEqual({ primary: null, others: ['note', 'supervise'] })
  })

  it('leaves out what has no screen here', () => {
    expect(offeredActions(['link', 'join', 'constructor'])).toEqual({ primary: null, others: [] })
  })
})
