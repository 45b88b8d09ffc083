import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { actionChoices, replyOf } from '../../src/core/replies'
import { CATEGORIES, OUTCOMES, rejectReasonLabel, refusalWords, roleLabel, statusLabel } from '../../src/core/labels'
import { promiseWords, story, type Event } from '../../src/core/story'
import { NOW } from './fixtures'

const contract = parse(readFileSync(new URL('../../../../../openapi/v1.yaml', import.meta.url), 'utf8')) as {
  components: { schemas: Record<string, { enum?: string[] }> }
}

function words(schema: string): string[] {
  return contract.components.schemas[schema]!.enum!
}

const own = { id: 'me', name: '陈建国', role: 'OWNER' }
const handler = { id: 'h', name: '赵伟', role: 'HANDLER' }

function event(seq: number, action: string, data: Record<string, unknown> = {}, actor: Event['actor'] = handler): Event {
  return { seq, action, actor, at: '2026-11-23T10:00:00+08:00', internal: false, data }
}

describe('the story of a petition', () => {
  it('begins with the newest', () => {
    expect(story([event(1, 'submit'), event(2, 'accept')], 'me', NOW).map((chapter) => chapter.seq)).toEqual([2, 1])
  })

  it('never tells what is internal, should it ever arrive', () => {
    const secret = { ...event(2, 'note', { text: '内部意见' }), internal: true }
    expect(JSON.stringify(story([event(1, 'submit'), secret], 'me', NOW))).not.toContain('内部意见')
  })

  it('calls the reader "you", others by name and office, and an unknown nobody', () => {
    const told = story([event(1, 'submit', {}, own), event(2, 'note', {}, handler), event(3, 'close-unrated', {}, null)], 'me', NOW)
    expect(told.map((chapter) => chapter.who)).toEqual(['', '赵伟（承办人）', '您'])
  })

  it('says an answer as the department\'s, with its words and photos', () => {
    const [chapter] = story([event(1, 'answer', { outcome: 'SOLVED', text: '今晚起可以用', evidenceIds: ['e1'] })], 'me', NOW)
    expect(chapter).toMatchObject({ title: '部门答复：已解决', text: '今晚起可以用', evidenceIds: ['e1'], strong: true })
  })

  it('says a promise with its day', () => {
    expect(story([event(1, 'promise', { dueDate: '2026-11-04', text: '划线' })], 'me', NOW)[0]?.title).toBe('承诺 11月4日 前办好')
  })

  it('says the year of a day in another one', () => {
    expect(story([event(1, 'promise', { dueDate: '2027-01-04', text: '划线' })], 'me', NOW)[0]?.title).toBe('承诺 2027年1月4日 前办好')
    expect(promiseWords({ dueDate: '2025-12-04', state: 'LATE' }, NOW)).toBe('承诺 2025年12月4日 前办好（没按时）')
  })

  it('names the department that got it', () => {
    expect(story([event(1, 'dispatch', { leadDepartment: { id: 'd', name: '产业发展办公室' } })], 'me', NOW)[0]?.title).toBe(
      '已派给产业发展办公室',
    )
  })

  it('says a rating in the filer\'s words', () => {
    expect(story([event(1, 'rate', { solved: false, satisfaction: 'DISSATISFIED' })], 'me', NOW)[0]?.title).toBe(
      '评价：问题没解决，不满意',
    )
  })

  it('has words for every action there is, also for those who are told no more than that', () => {
    for (const action of [...words('PetitionActionName'), 'close-unrated']) {
      const title = story([event(1, action, {})], 'me', NOW)[0]?.title ?? ''
      expect(title, action).not.toBe('有新的进展')
      expect(title, action).not.toMatch(/undefined|没解决|不同意|：$|：，|  /)
    }
  })
})

describe('every code of the contract has its word', () => {
  it.each([
    ['PetitionStatus', statusLabel],
    ['PetitionCategoryCode', (code: string) => CATEGORIES[code] ?? code],
    ['PetitionOutcome', (code: string) => OUTCOMES[code] ?? code],
    ['PetitionRejectReason', rejectReasonLabel],
    ['EvidenceRefusal', refusalWords],
  ])('%s', (schema, label) => {
    for (const code of words(schema)) {
      expect(label(code), code).toMatch(/[\u4e00-\u9fff]/)
      expect(label(code), code).not.toBe(label('never heard of'))
    }
  })

  it('and a role that nobody thought of is staff', () => {
    expect(roleLabel('NEW_ROLE')).toBe('工作人员')
  })
})

describe('what can be done with a petition', () => {
  it('puts first what is asked of the person', () => {
    expect(actionChoices(['note', 'withdraw', 'supplement'])).toEqual({
      main: { action: 'supplement', label: '补充材料' },
      others: [
        { action: 'note', label: '留言' },
        { action: 'withdraw', label: '撤回' },
      ],
    })
  })

  it('shows only what is allowed, and nothing of the staff\'s', () => {
    expect(actionChoices(['accept', 'dispatch'])).toEqual({ main: null, others: [] })
    expect(replyOf('accept')).toBeUndefined()
  })
})
