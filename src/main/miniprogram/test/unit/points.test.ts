import { describe, expect, it } from 'vitest'
import type { components } from '../../src/api/schema'
import { payWords, pointsWords, ruleGroups } from '../../src/core/points'

type Rule = components['schemas']['PointsRule']

function rule(change: Partial<Rule> = {}): Rule {
  return {
    code: 'volunteer-service', version: 1, name: '志愿服务', text: '参加志愿服务。', category: 'SERVICE', points: '3.0',
    caps: { day: null, month: '6.0', year: null }, source: 'CLAIM', activityKinds: [], exemptions: [], approverRole: 'SECRETARY',
    photosNeeded: 1, active: true, inForceFrom: '2026-01-01T00:00:00+08:00', ...change,
  }
}

describe('points in words', () => {
  it.each([
    ['2.0', '+2.0 分'],
    ['-1.5', '-1.5 分'],
    ['0.0', '0.0 分'],
    ['0.5', '+0.5 分'],
  ])('%s is told as %s', (points, words) => {
    expect(pointsWords(points)).toBe(words)
  })
})

describe('what a rule pays', () => {
  it('is told with its bounds', () => {
    expect(payWords(rule())).toBe('每次 3.0 分，每月最多 6.0 分')
    expect(payWords(rule({ caps: { day: '3.0', month: null, year: '30.0' } }))).toBe('每次 3.0 分，每天最多 3.0 分，每年最多 30.0 分')
    expect(payWords(rule({ caps: { day: null, month: null, year: null } }))).toBe('每次 3.0 分')
  })
})

describe('the catalogue', () => {
  it('is grouped by what rules are about, in a fixed order, without those that are switched off', () => {
    const groups = ruleGroups([rule(), rule({ code: 'a', category: 'ORGANISATION_LIFE' }), rule({ code: 'b', active: false, category: 'STUDY' })])
    expect(groups.map((group) => group.name)).toEqual(['组织生活', '服务群众'])
  })
})
