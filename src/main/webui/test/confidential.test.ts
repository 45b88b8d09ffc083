import { beforeEach, describe, expect, it } from 'vitest'
import EscalationList from '@/features/petitions/detail/EscalationList.vue'
import PetitionFacts from '@/features/petitions/detail/PetitionFacts.vue'
import RunningMatters from '@/features/petitions/detail/RunningMatters.vue'
import { testIds } from '@/testids'
import { petition, render, signedIn } from './support'

beforeEach(() => {
  document.body.innerHTML = ''
  signedIn()
})

const told = (level: 'HANDLER' | 'DEPARTMENT_LEAD', at: string, who: string) => ({ clock: 'ANSWER' as const, level, told: who, dueAt: '2026-11-25T18:00:00+08:00', at })

describe('who was told that time runs out', () => {
  it('stands with the clock and the level, the latest first', () => {
    const list = render(EscalationList, {
      props: { escalations: [told('HANDLER', '2026-11-24T16:00:00+08:00', '示例承办人'), told('DEPARTMENT_LEAD', '2026-11-25T18:00:30+08:00', '产业办负责人')] },
    } as never)
    const lines = list.findAll(`[data-testid="${testIds.escalations}"] li`)
    expect(lines.map((line) => line.attributes('data-level'))).toEqual(['DEPARTMENT_LEAD', 'HANDLER'])
    expect(lines[0]?.text()).toContain('答复已超时限')
    expect(lines[0]?.text()).toContain('产业办负责人')
    expect(lines[1]?.text()).toContain('答复时限快到了')
  })
})

describe('a complaint about a department', () => {
  it('names it for whoever may choose departments', () => {
    const facts = render(PetitionFacts, { props: { petition: petition({ complaintAbout: { id: 'd9', name: '规划办' } }) } } as never)
    expect(facts.text()).toContain('反映部门')
    expect(facts.text()).toContain('规划办')
  })
})

describe('what is asked among departments', () => {
  it('is told as far as it was given', () => {
    const matters = render(RunningMatters, { props: { petition: petition({ extension: { days: 3, reason: null, granted: null } }) } } as never)
    expect(matters.text()).toContain('申请延期 3 个工作日')
    expect(matters.text()).not.toContain('null')
  })
})
