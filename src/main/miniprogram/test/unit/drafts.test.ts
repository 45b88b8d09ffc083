import { beforeEach, describe, expect, it } from 'vitest'
import { fieldOf, isEmpty, messagesByField, newDraft, withField, withoutPhoto, withPhoto, type Purpose } from '../../src/drafts/draft'
import { draftName } from '../../src/drafts/names'
import { actionBody, petitionBody } from '../../src/drafts/requests'
import { DraftStore } from '../../src/drafts/store'
import { advance, newPhoto } from '../../src/photos/photo'
import { draftWith, MapValues, NOW, verifiedPhoto } from './fixtures'

describe('the name of a draft', () => {
  const name = (purpose: Purpose, fields: Record<string, string>) => draftName(newDraft('d', purpose, fields, NOW))

  it('says what it is and what was typed first', () => {
    expect(name({ type: 'petition' }, { title: '北门掉头', text: '货车' })).toBe('诉求：北门掉头')
    expect(name({ type: 'claim' }, { text: '整理共享单车' })).toBe('积分申报：整理共享单车')
    expect(name({ type: 'order', itemId: 'i' }, {})).toBe('点单：还没有写')
  })

  it('calls an action what its button says', () => {
    expect(name({ type: 'action', petitionId: 'p', action: 'confirm-filing' }, { petitionTitle: '北门掉头' })).toBe('确认是我要提的：北门掉头')
    expect(name({ type: 'action', petitionId: 'p', action: 'note' }, { text: '请快些' })).toBe('留言：请快些')
  })
})

describe('what is kept on the phone', () => {
  let values: MapValues
  let now: number
  const open = (user = 'user-1') => new DraftStore(values, user, () => now)

  beforeEach(() => {
    values = new MapValues()
    now = NOW
  })

  it('is there after the app was killed, to the last letter', () => {
    const store = open()
    store.add(draftWith())
    store.update('petition-1', (draft) => withField(draft, 'text', '写到一半'))
    expect(open().find('petition-1')?.fields.text).toBe('写到一半')
  })

  it('is written down before anyone is told', () => {
    const store = open()
    store.add(draftWith())
    let seen: unknown
    store.onChange(() => {
      seen = open().find('petition-1')?.fields.title
    })
    store.update('petition-1', (draft) => withField(draft, 'title', '新标题'))
    expect(seen).toBe('新标题')
  })

  it('belongs to one user of the phone', () => {
    open('user-1').add(draftWith())
    expect(open('user-2').all()).toEqual([])
  })

  it('has no photo under way after a restart', () => {
    const store = open()
    store.add(draftWith({}, [advance(newPhoto('a', 'e', 'f'), { type: 'started' }), verifiedPhoto('b')]))
    expect(open().find('petition-1')?.photos.map((photo) => photo.state.name)).toEqual(['WAITING', 'VERIFIED'])
  })

  it('continues the unfinished draft of a purpose, not one that waits to be sent', () => {
    const store = open()
    store.add({ ...draftWith(), stage: 'WAITING' })
    expect(store.editing({ type: 'petition' })).toBeUndefined()
    const reply = newDraft('r1', { type: 'action', petitionId: 'p', action: 'note' }, {}, NOW)
    store.add(reply)
    expect(store.editing({ type: 'action', petitionId: 'p', action: 'note' })?.id).toBe('r1')
    expect(store.editing({ type: 'action', petitionId: 'p', action: 'urge' })).toBeUndefined()
  })

  it('keeps a question about a policy apart from other petitions', () => {
    const store = open()
    store.add(draftWith())
    const asked = newDraft('q1', { type: 'petition', about: 'policy-1' }, { policyId: 'policy-1', policyTitle: '贷款贴息' }, NOW)
    store.add(asked)
    expect(store.editing({ type: 'petition' })?.id).toBe('petition-1')
    expect(store.editing({ type: 'petition', about: 'policy-1' })?.id).toBe('q1')
    expect(store.editing({ type: 'petition', about: 'policy-2' })).toBeUndefined()
    expect(petitionBody(asked)).toMatchObject({ policyId: 'policy-1' })
    expect(petitionBody(asked)).not.toHaveProperty('policyTitle')
    expect(Object.keys(petitionBody(withField(asked, 'policyId', '')))).not.toContain('policyId')
  })

  it('does not bring back a draft that is gone', () => {
    const store = open()
    store.add(draftWith())
    store.remove('petition-1')
    store.update('petition-1', (draft) => withField(draft, 'text', '迟到的进度'))
    expect(store.all()).toEqual([])
  })

  it('knows when it was last touched', () => {
    const store = open()
    store.add(draftWith())
    now += 60_000
    store.update('petition-1', (draft) => draft)
    expect(store.find('petition-1')?.updatedAt).toBe(NOW + 60_000)
  })
})

describe('the complaints of a form', () => {
  const refused = {
    ...draftWith(),
    problem: {
      message: '有两处',
      errors: [
        { pointer: '/title', code: 'too-short', message: '标题太短' },
        { pointer: '/contact/phone', code: 'bad-format', message: '电话不对' },
      ],
    },
  }

  it('stand at their fields', () => {
    expect(messagesByField(refused)).toEqual({ title: '标题太短', contactPhone: '电话不对' })
  })

  it('go away one by one, as they are corrected', () => {
    const once = withField(refused, 'title', '更清楚的标题')
    expect(messagesByField(once)).toEqual({ contactPhone: '电话不对' })
    expect(withField(once, 'contactPhone', '13800000001').problem).toBeNull()
  })

  it.each([
    ['/evidenceIds/2', 'photos'],
    ['/place/name', 'placeName'],
    ['/text', 'text'],
    ['/reason', 'text'],
  ])('%s belongs to %s', (pointer, field) => {
    expect(fieldOf(pointer)).toBe(field)
  })
})

describe('a draft', () => {
  it('is not worth keeping while it holds only what was filled in for the person', () => {
    const draft = newDraft('d', { type: 'petition' }, { kind: 'REQUEST', title: ' ' }, NOW)
    expect(isEmpty(draft, ['kind'])).toBe(true)
    expect(isEmpty(withField(draft, 'title', '有'), ['kind'])).toBe(false)
    expect(isEmpty(withPhoto(draft, newPhoto('a', 'e', 'f')), ['kind'])).toBe(false)
  })

  it('changes a photo in its place', () => {
    const draft = draftWith({}, [newPhoto('a', 'ea', 'fa'), newPhoto('b', 'eb', 'fb')])
    expect(withPhoto(draft, verifiedPhoto('a')).photos.map((photo) => photo.key)).toEqual(['a', 'b'])
    expect(withoutPhoto(draft, 'a').photos.map((photo) => photo.key)).toEqual(['b'])
  })
})

describe('what is sent', () => {
  it('is the whole petition under the id of the draft', () => {
    const draft = draftWith(
      { title: ' 北门掉头 ', placeName: '示例产业园北门', contactName: '陈先生', contactPhone: '13800000001', confidentialFrom: 'd1,d2' },
      [verifiedPhoto('a')],
    )
    expect(petitionBody(draft)).toEqual({
      id: 'petition-1',
      kind: 'REQUEST',
      category: 'LOGISTICS',
      visibility: 'ENTERPRISE',
      title: '北门掉头',
      text: '货车晚上没法掉头',
      place: { name: '示例产业园北门' },
      contact: { name: '陈先生', phone: '13800000001' },
      confidentialFrom: ['d1', 'd2'],
      evidenceIds: ['evidence-a'],
      submit: true,
    })
  })

  it('leaves out what was left blank', () => {
    const body = petitionBody(draftWith({ placeName: ' ', contactName: '', contactPhone: '' }))
    expect(Object.keys(body)).not.toContain('place')
    expect(Object.keys(body)).not.toContain('contact')
    expect(Object.keys(body)).not.toContain('enterpriseId')
    expect(Object.keys(body)).not.toContain('confidentialFrom')
  })

  const action = (name: string, fields: Record<string, string>) =>
    actionBody(newDraft('d', { type: 'action', petitionId: 'p', action: name }, fields, NOW))

  it('is exactly what each action carries', () => {
    expect(action('rate', { solved: 'no', satisfaction: 'DISSATISFIED', text: ' ' })).toEqual({
      action: 'rate',
      solved: false,
      satisfaction: 'DISSATISFIED',
    })
    expect(action('supplement', { text: '补上' })).toEqual({ action: 'supplement', text: '补上', evidenceIds: [] })
    expect(action('urge', { text: '' })).toEqual({ action: 'urge' })
    expect(action('withdraw', { text: '已解决' })).toEqual({ action: 'withdraw', reason: '已解决' })
    expect(() => action('claim', {})).toThrow('claim')
  })
})
