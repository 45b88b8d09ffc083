import type { components } from '@/api/v1'

type Schemas = components['schemas']

/** The contract's body of each action that staff may be offered here. */
export interface ActionBodies {
  accept: Schemas['AcceptPetition']
  reject: Schemas['RejectPetition']
  dispatch: Schemas['DispatchPetition']
  take: Schemas['PlainPetitionAction']
  return: Schemas['ReasonedPetitionAction']
  rule: Schemas['RulePetition']
  claim: Schemas['PlainPetitionAction']
  release: Schemas['ReasonedPetitionAction']
  note: Schemas['NotePetition']
  promise: Schemas['PromisePetition']
  pause: Schemas['PausePetition']
  consult: Schemas['ConsultPetition']
  conclude: Schemas['ConcludePetition']
  'request-extension': Schemas['RequestPetitionExtension']
  'decide-extension': Schemas['DecidePetitionExtension']
  supervise: Schemas['SupervisePetition']
  answer: Schemas['AnswerPetition']
  review: Schemas['ReviewPetition']
  publish: Schemas['PublishPetition']
  unlink: Schemas['ReasonedPetitionAction']
  unpublish: Schemas['ReasonedPetitionAction']
}

export type OpenAction = keyof ActionBodies

/** The members of an action beside its name; optional ones count too, so that a form can't forget one. */
export type MembersOf<A extends OpenAction> = Exclude<keyof ActionBodies[A], 'action'>
