import { describe, expect, it } from 'vitest'
import type { Policy } from '@/api/types'
import { policyBody, policyChanges, policyShape, policyValues } from '@/features/policies/policy'
import { filledMembers, missingFields } from '@/features/forms/fields'

const content: Policy['content'] = {
  title: '设备更新补助',
  summary: '补助一成',
  text: '凭发票申请。',
  issuer: { id: 'd', name: '产业发展办公室' },
  documentNumber: null,
  link: null,
  applicability: { industries: ['FOOD'], sizes: [], alliances: [], areas: [{ id: 'v', name: '北港村' }] },
  validFrom: '2026-11-01',
  validTo: null,
}
const policy: Policy = {
  id: 'p',
  status: 'PUBLISHED',
  version: 1,
  content,
  expired: false,
  publishedAt: '2026-11-01T10:00:00+08:00',
  draft: null,
  editable: true,
  match: null,
  etag: '"2"',
}
const none = () => []
const shape = policyShape({ issuers: none, industries: none, sizes: none, alliances: none, areas: none })

describe('the editor of a policy', () => {
  it('begins with what is published, or with what is being written', () => {
    expect(policyValues(policy)).toMatchObject({ title: '设备更新补助', 'applicability/industries': ['FOOD'], 'applicability/areaIds': ['v'], validTo: null })
    expect(policyValues({ ...policy, draft: { ...content, title: '新标题' } }).title).toBe('新标题')
  })

  it('sends every condition, also those that ask nothing, and leaves out what is blank', () => {
    expect(policyBody(filledMembers(shape, policyValues(policy)))).toEqual({
      title: '设备更新补助',
      summary: '补助一成',
      text: '凭发票申请。',
      issuerId: 'd',
      applicability: { industries: ['FOOD'], sizes: [], allianceIds: [], areaIds: ['v'] },
      validFrom: '2026-11-01',
    })
  })

  it('says at once what is missing', () => {
    expect(Object.keys(missingFields(shape, policyValues(null)))).toEqual(['title', 'summary', 'text', 'issuerId', 'validFrom'])
  })

  it('tells what another wrote meanwhile', () => {
    expect(policyChanges(policy, { ...policy, draft: { ...content, summary: '补助两成', validTo: '2027-01-01' } })).toEqual(['summary', 'validTo'])
    expect(policyChanges(policy, { ...policy, etag: '"3"' })).toEqual([])
  })
})
