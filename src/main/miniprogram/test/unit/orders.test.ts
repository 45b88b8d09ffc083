import { describe, expect, it } from 'vitest'
import { fieldOf, newDraft, withField, withPhoto, type Draft } from '../../src/drafts/draft'
import { orderBody } from '../../src/drafts/requests'
import { adopt, answerField, answerWords, orderErrors, toggled, type Question, type ServiceItem } from '../../src/orders/sheet'
import { NOW, verifiedPhoto } from './fixtures'

const TODAY = '2026-11-23'

function question(key: string, type: Question['type'], more: Partial<Question> = {}): Question {
  return { key, type, label: `问${key}`, hint: null, required: true, minimum: null, maximum: null, decimals: 0, unit: null, multiple: false, options: [], ...more }
}

const QUESTIONS = [
  question('words', 'TEXT', { minimum: 2, maximum: 5 }),
  question('people', 'NUMBER', { minimum: 1, maximum: 300, unit: '人' }),
  question('sum', 'NUMBER', { decimals: 2, required: false }),
  question('way', 'CHOICE', { options: ['上门', '电话'] }),
  question('topics', 'CHOICE', { options: ['甲', '乙', '丙'], multiple: true, minimum: 1, maximum: 2 }),
  question('day', 'DATE', { minimum: 3, maximum: 30 }),
  question('where', 'PLACE'),
  question('pictures', 'PHOTOS', { maximum: 1, required: false }),
]

function item(version = 1, questions: Question[] = QUESTIONS): ServiceItem {
  return {
    id: 'item-1',
    status: 'PUBLISHED',
    version,
    current: version,
    name: '用电安全体检',
    summary: '',
    description: null,
    category: 'SAFETY',
    department: { id: 'd', name: '应急办' },
    questions,
    publishedAt: null,
    draft: null,
    editable: false,
    etag: '"1"',
  }
}

const SOUND = { words: '五个字刚好', people: '300', way: '上门', topics: '甲\n乙', day: '2026-11-26', where: ' 一号车间 ' }

function draftWith(answers: Record<string, string> = {}, sheet = item()): Draft {
  const fields: Record<string, string> = { sheet: JSON.stringify(sheet), visibility: 'ENTERPRISE', title: sheet.name }
  for (const [key, value] of Object.entries({ ...SOUND, ...answers })) {
    fields[answerField(key)] = value
  }
  return newDraft('order-1', { type: 'order', itemId: 'item-1' }, fields, NOW)
}

const pointers = (answers: Record<string, string>) => orderErrors(draftWith(answers), TODAY).map((error) => error.pointer)

describe('an order checked on the phone', () => {
  it('passes with answers that fit', () => {
    expect(pointers({})).toEqual([])
  })

  it('hears of everything that is missing at once', () => {
    expect(pointers({ words: '', people: ' ', way: '', topics: '', day: '', where: '　' })).toEqual(
      ['words', 'people', 'way', 'topics', 'day', 'where'].map((key) => `/service/answers/${key}`),
    )
  })

  it.each([
    ['words', '一'],
    ['words', '六个字不能写'],
    ['people', '1.5'],
    ['people', '0'],
    ['people', '301'],
    ['people', '十'],
    ['sum', '1.005'],
    ['topics', '甲\n乙\n丙'],
    ['day', '2026-11-25'],
    ['day', '2026-12-24'],
  ])('refuses for %s the answer %j', (key, value) => {
    expect(pointers({ [key]: value })).toEqual([`/service/answers/${key}`])
  })

  it('counts the photos', () => {
    const two = ['a', 'b'].reduce((draft, key) => withPhoto(draft, verifiedPhoto(key)), draftWith())
    expect(orderErrors(two, TODAY).map((error) => error.pointer)).toEqual(['/service/answers/pictures'])
  })

  it('shows what the service says where it belongs, until it is corrected', () => {
    expect(fieldOf('/service/answers/pictures/0')).toBe('answer-pictures')
    expect(fieldOf('/service/version')).toBe('sheet')
    const problem = { message: '', errors: [{ pointer: '/service/answers/day', code: 'x', message: '太早' }] }
    expect(withField({ ...draftWith(), problem }, 'answer-day', '2026-12-01').problem).toBeNull()
  })
})

describe('the body of an order', () => {
  it('has each answer in the shape of its question', () => {
    const draft = withPhoto(draftWith({ sum: '1.50' }), verifiedPhoto('a'))

    expect(orderBody(draft)).toEqual({
      id: 'order-1',
      kind: 'SERVICE_ORDER',
      visibility: 'ENTERPRISE',
      service: {
        itemId: 'item-1',
        version: 1,
        answers: {
          words: '五个字刚好',
          people: 300,
          sum: 1.5,
          way: '上门',
          topics: ['甲', '乙'],
          day: '2026-11-26',
          where: { name: '一号车间' },
          pictures: ['evidence-a'],
        },
      },
      submit: true,
    })
  })

  it('sends photos beside the answers where no question asks for any', () => {
    const plain = item(1, [question('words', 'TEXT')])
    const body = orderBody(withPhoto(draftWith({}, plain), verifiedPhoto('a')))

    expect(body.evidenceIds).toEqual(['evidence-a'])
    expect(body.service?.answers).toEqual({ words: '五个字刚好' })
  })
})

describe('a service that asks differently now', () => {
  const changed = item(2, [
    question('words', 'TEXT', { minimum: 2, maximum: 5 }),
    question('people', 'TEXT'),
    question('way', 'CHOICE', { options: ['电话', '写信'] }),
    question('topics', 'CHOICE', { options: ['乙', '丙'], multiple: true, minimum: 1, maximum: 2 }),
    question('day', 'DATE', { minimum: 3, maximum: 30, label: '哪天最好' }),
    question('note', 'TEXT', { required: false }),
  ])

  it('keeps what still fits and says what changed', () => {
    const { draft, changes } = adopt(draftWith(), changed)

    expect(draft.fields).toMatchObject({ 'answer-words': '五个字刚好', 'answer-way': '', 'answer-people': '', 'answer-topics': '乙', 'answer-day': '2026-11-26' })
    expect(changes).toEqual([
      '“问people”的要求有变化',
      '“问way”的要求有变化',
      '“问topics”的要求有变化',
      '“问day”改为“哪天最好”',
      '新增“问note”',
      '不再问“问sum”',
      '不再问“问where”，您写过： 一号车间 ',
      '不再问“问pictures”',
    ])
    expect(orderBody(draft).service?.version).toBe(2)
  })

  it('loses nothing that was typed to a question that is no longer asked', () => {
    expect(adopt(draftWith(), changed).draft.fields['answer-where']).toBe(' 一号车间 ')
  })

  it('says nothing when nothing changed', () => {
    expect(adopt(draftWith(), item()).changes).toEqual([])
  })
})

describe('a day out of bounds', () => {
  it('is told with its year where that is another', () => {
    const trip = question('day', 'DATE', { minimum: 3, maximum: 60 })
    const wrong = (day: string) => orderErrors(draftWith({ day }, item(1, [trip])), TODAY).map(({ message }) => message)
    expect(wrong('2026-11-24')).toEqual(['最早可选 11月26日'])
    expect(wrong('2027-03-01')).toEqual(['最晚可选 2027年1月22日'])
  })
})

describe('several choices', () => {
  it('stand in the order of the options', () => {
    const topics = QUESTIONS[4]!
    expect(toggled(topics, '乙', '甲')).toBe('甲\n乙')
    expect(toggled(topics, '甲\n乙', '甲')).toBe('乙')
  })
})

describe('an answer in words', () => {
  const none = { key: 'q', label: '', type: 'TEXT' as const, unit: null, text: null, number: null, items: [], place: null, evidence: [] }

  it('is what a person would say', () => {
    expect(answerWords({ ...none, type: 'DATE', text: '2026-12-08' }, NOW)).toBe('12月8日')
    expect(answerWords({ ...none, type: 'DATE', text: '2025-12-08' }, NOW)).toBe('2025年12月8日')
    expect(answerWords({ ...none, text: '2026-12-08' }, NOW)).toBe('2026-12-08')
    expect(answerWords({ ...none, type: 'NUMBER', number: 32, unit: '人' }, NOW)).toBe('32 人')
    expect(answerWords({ ...none, type: 'CHOICE', items: ['甲', '乙'] }, NOW)).toBe('甲、乙')
  })
})
