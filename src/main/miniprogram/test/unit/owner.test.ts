import { describe, expect, it } from 'vitest'
import type { components } from '../../src/api/schema'
import { askOf, expectation, needsMeFirst, soonestAnswerFirst } from '../../src/core/owner'
import { petitionState } from '../../src/core/labels'

type PetitionRow = components['schemas']['PetitionRow']

function row(id: string, status: PetitionRow['status'], holder: PetitionRow['ball']['holder'], change: Partial<PetitionRow> & { due?: string } = {}): PetitionRow {
  const { due = null, ...rest } = change
  return { id, status, submittedAt: '2026-11-20T09:00:00+08:00', dueAt: null, ball: { holder, due, sentence: '' }, ...rest } as unknown as PetitionRow
}

const ids = (rows: PetitionRow[]) => rows.map(({ id }) => id)

describe('the list of an owner', () => {
  const rows = [
    row('draft', 'DRAFT', 'FILER', { submittedAt: null }),
    row('new question', 'PAUSED', 'FILER', { submittedAt: '2026-11-22T09:00:00+08:00' }),
    row('far', 'HANDLING', 'HANDLER', { dueAt: '2026-11-30T18:00:00+08:00' }),
    row('with the supervisor', 'ANSWERED', 'SUPERVISOR', { due: '2026-11-27T18:00:00+08:00' }),
    row('rate soon', 'ANSWERED', 'FILER', { due: '2026-11-25T18:00:00+08:00' }),
    row('old question', 'PAUSED', 'FILER'),
    row('rate now', 'ANSWERED', 'FILER', { due: '2026-11-24T18:00:00+08:00' }),
    row('near', 'SUBMITTED', 'DESK', { due: '2026-11-24T18:00:00+08:00' }),
    row('filed for us today', 'SUBMITTED', 'DESK', { confirmation: 'PENDING', submittedAt: '2026-11-23T09:00:00+08:00', due: '2026-11-23T18:00:00+08:00' }),
    row('filed for us yesterday', 'HANDLING', 'HANDLER', { confirmation: 'PENDING', submittedAt: '2026-11-22T09:00:00+08:00', due: '2026-11-29T18:00:00+08:00' }),
    row('filed for us and confirmed', 'HANDLING', 'HANDLER', { confirmation: 'CONFIRMED', dueAt: '2026-12-02T18:00:00+08:00' }),
  ]

  it('has what needs the owner first: filings to confirm, answers by their limit, questions by their age, drafts', () => {
    expect(ids(needsMeFirst(rows))).toEqual(['filed for us yesterday', 'filed for us today', 'rate now', 'rate soon', 'old question', 'new question', 'draft'])
  })

  it('has the rest in the order in which something is due', () => {
    expect(ids(soonestAnswerFirst(rows))).toEqual(['near', 'with the supervisor', 'far', 'filed for us and confirmed'])
  })

  it('asks for what is to be done, and for nothing where another has the ball', () => {
    expect(rows.map(askOf)).toEqual(['去提交', '去补充', '', '', '去评价', '去补充', '去评价', '', '去确认', '去确认', ''])
  })
})

describe('what the filer can expect', () => {
  it('is acceptance, then an answer, and after a second dissatisfaction the supervisor\'s word', () => {
    expect(expectation(row('a', 'SUBMITTED', 'DESK', { due: 'D1' }))).toEqual({ due: 'D1', what: '受理' })
    expect(expectation(row('a', 'HANDLING', 'HANDLER', { due: 'D1', dueAt: 'D2' }))).toEqual({ due: 'D2', what: '答复' })
    expect(expectation(row('a', 'ANSWERED', 'SUPERVISOR', { due: 'D3', dueAt: 'D2' }))).toEqual({ due: 'D3', what: '给出复核结论' })
  })

  it('is nothing while the filer is asked, or when it is over', () => {
    expect(expectation(row('a', 'PAUSED', 'FILER', { due: 'D1', dueAt: 'D2' }))).toBeNull()
    expect(expectation(row('a', 'CLOSED', 'NOBODY', { dueAt: 'D2' }))).toBeNull()
  })
})

describe('the state of a petition', () => {
  it('does not ask for a rating that the supervisor has to settle', () => {
    expect(petitionState('ANSWERED', 'FILER')).toEqual({ label: '待评价', tone: 'mine' })
    expect(petitionState('ANSWERED', 'SUPERVISOR')).toEqual({ label: '待督办复核', tone: 'live' })
  })
})
