import { describe, expect, it } from 'vitest'
import { messages } from '@/i18n'
import { bodyOf, resolved, schemaNamed, valuesOf, type Schema } from './contract'
import { formOf, isOpenAction } from '@/features/petitions/actions/forms'

/** Every word of the contract that a person may meet has a Chinese one. */
const enumerated: [keyof typeof messages, string[]][] = [
  ['status', valuesOf(schemaNamed('PetitionStatus'))],
  ['kind', valuesOf(schemaNamed('PetitionKind'))],
  ['phase', valuesOf(member('PetitionRow', 'phase'))],
  ['urgency', valuesOf(schemaNamed('PetitionUrgency'))],
  ['complexity', valuesOf(schemaNamed('PetitionComplexity'))],
  ['visibility', valuesOf(schemaNamed('PetitionVisibility'))],
  ['outcome', valuesOf(schemaNamed('PetitionOutcome'))],
  ['satisfaction', valuesOf(schemaNamed('PetitionSatisfaction'))],
  ['rejectReason', valuesOf(schemaNamed('PetitionRejectReason'))],
  ['role', valuesOf(schemaNamed('Role'))],
  ['clock', valuesOf(member('PetitionClock', 'name'))],
  ['clockState', valuesOf(member('PetitionClock', 'state'))],
  ['escalationLevel', valuesOf(member('PetitionEscalation', 'level'))],
  ['activityKind', valuesOf(schemaNamed('ActivityKind'))],
  ['activityStatus', valuesOf(schemaNamed('ActivityStatus'))],
  ['standing', valuesOf(schemaNamed('RosterStanding'))],
  ['way', valuesOf(member('CheckIn', 'way'))],
  ['reviewReason', valuesOf(schemaNamed('CheckInReason'))],
  ['reviewReasonMore', valuesOf(schemaNamed('CheckInReason'))],
  ['crs', valuesOf(schemaNamed('CoordinateSystem'))],
  ['confirmation', valuesOf(member('PetitionRow', 'confirmation'))],
  ['confirmationMark', valuesOf(member('PetitionRow', 'confirmation'))],
  ['serviceStatus', valuesOf(schemaNamed('ServiceItemStatus'))],
  ['questionType', valuesOf(schemaNamed('ServiceQuestionType'))],
  ['claimStatus', valuesOf(schemaNamed('PointsClaimStatus'))],
  ['ruleCategory', valuesOf(schemaNamed('PointsRuleCategory'))],
  ['ruleSource', valuesOf(schemaNamed('PointsRuleSource'))],
  ['exemption', valuesOf(schemaNamed('PointsExemption'))],
]

function member(schema: string, name: string): Schema {
  const found = schemaNamed(schema).properties?.[name]
  if (!found) throw new Error(`${schema} has no ${name}`)
  return resolved(found)
}

describe('Chinese words', () => {
  it.each(enumerated)('%s names every value', (group, values) => {
    expect(values.length).toBeGreaterThan(0)
    expect(Object.keys(messages[group])).toEqual(expect.arrayContaining(values))
  })

  it('tells every refusal of a photo', () => {
    expect(Object.keys(messages.photo.refused)).toEqual(expect.arrayContaining(valuesOf(schemaNamed('EvidenceRefusal'))))
  })

  it('tells a story for every action of the timeline', () => {
    const told = Object.keys(messages.story)
    expect(told).toEqual(expect.arrayContaining([...valuesOf(schemaNamed('PetitionActionName')), 'close-unrated']))
  })

  it('names every action, its fields and its success', () => {
    const actions = valuesOf(schemaNamed('PetitionActionName')).filter(isOpenAction)
    for (const group of [messages.action.name, messages.action.about, messages.action.done]) {
      expect(Object.keys(group).toSorted()).toEqual(actions.toSorted())
    }
    const labels = actions.flatMap((action) => Object.values(formOf(action).fields).flatMap(({ label, hint }) => [label, hint ?? label]))
    expect(Object.keys(messages.field)).toEqual(expect.arrayContaining([...new Set(labels)]))
    expect(bodyOf('accept').required).toContain('urgency')
  })
})
