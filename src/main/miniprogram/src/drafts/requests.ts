import type { components } from '../api/schema'
import { isBlank } from '../core/text'
import { answersOf, photoQuestion, sheetOf } from '../orders/sheet'
import { idsIn, type Draft } from './draft'
import { timesOf, venueOf } from './plans'

type Schemas = components['schemas']

/** The body of POST /petitions; what was left blank is left out, so that the service's words about it are the right ones. */
export function petitionBody(draft: Draft): Schemas['CreatePetition'] {
  const { fields } = draft
  return {
    id: draft.id,
    ...(isBlank(fields.enterpriseId) ? {} : { enterpriseId: fields.enterpriseId }),
    ...(isBlank(fields.kind) ? {} : { kind: fields.kind as Schemas['PetitionKind'] }),
    ...(isBlank(fields.category) ? {} : { category: fields.category as Schemas['PetitionCategoryCode'] }),
    ...(isBlank(fields.visibility) ? {} : { visibility: fields.visibility as Schemas['PetitionVisibility'] }),
    title: (fields.title ?? '').trim(),
    text: (fields.text ?? '').trim(),
    ...(isBlank(fields.placeName) ? {} : { place: { name: fields.placeName!.trim() } }),
    ...(fields.kind !== 'COMPLAINT' || isBlank(fields.complaintAbout) ? {} : { complaintAbout: fields.complaintAbout }),
    ...contact(fields),
    ...(isBlank(fields.confidentialFrom) ? {} : { confidentialFrom: idsIn(fields.confidentialFrom) }),
    ...(isBlank(fields.policyId) ? {} : { policyId: fields.policyId }),
    evidenceIds: evidenceIds(draft),
    submit: true,
  }
}

/** The body of POST /petitions for an order from the menu; what the item says itself need not be said. */
export function orderBody(draft: Draft): Schemas['CreatePetition'] {
  const { fields } = draft
  const item = sheetOf(draft)
  if (item === null) {
    throw new Error('an order without an item is not sent')
  }
  return {
    id: draft.id,
    kind: 'SERVICE_ORDER',
    ...(isBlank(fields.enterpriseId) ? {} : { enterpriseId: fields.enterpriseId }),
    ...(isBlank(fields.text) ? {} : { text: fields.text!.trim() }),
    visibility: fields.visibility as Schemas['PetitionVisibility'],
    ...(photoQuestion(item) === null ? { evidenceIds: evidenceIds(draft) } : {}),
    service: { itemId: item.id, version: item.version, answers: answersOf(item, draft) as never },
    submit: true,
  }
}

type ActionBody =
  | Schemas['RatePetition']
  | Schemas['SupplementPetition']
  | Schemas['NotePetition']
  | Schemas['UrgePetition']
  | Schemas['ReasonedPetitionAction']
  | Schemas['PlainPetitionAction']
  | Schemas['JoinPetition']

/** The body of an owner's action. */
export function actionBody(draft: Draft): ActionBody {
  if (draft.purpose.type !== 'action') {
    throw new Error('not a draft of an action')
  }
  const text = (draft.fields.text ?? '').trim()
  switch (draft.purpose.action) {
    case 'rate':
      return ratingBody(draft, text)
    case 'supplement':
      return { action: 'supplement', text, evidenceIds: evidenceIds(draft) }
    case 'note':
      return { action: 'note', text, evidenceIds: evidenceIds(draft) }
    case 'urge':
      return { action: 'urge', ...(text === '' ? {} : { text }) }
    case 'withdraw':
    case 'refuse-filing':
      return { action: draft.purpose.action, reason: text }
    case 'join':
      return { action: 'join', ...(isBlank(draft.fields.enterpriseId) ? {} : { enterpriseId: draft.fields.enterpriseId! }) }
    case 'submit':
    case 'confirm-filing':
    case 'consent-to-publish':
    case 'withdraw-consent':
      return { action: draft.purpose.action }
    default:
      throw new Error(`an owner has no action ${draft.purpose.action}`)
  }
}

/** The body of POST /points/claims. */
export function claimBody(draft: Draft): Schemas['CreatePointsClaim'] {
  const { fields } = draft
  return {
    id: draft.id,
    ruleCode: fields.ruleCode ?? '',
    text: (fields.text ?? '').trim(),
    occurredOn: fields.occurredOn ?? '',
    evidenceIds: evidenceIds(draft),
  }
}

/** The body of POST /activities. */
export function activityBody(draft: Draft): Schemas['CreateActivity'] {
  const { fields } = draft
  return {
    kind: fields.kind as Schemas['ActivityKind'],
    title: (fields.title ?? '').trim(),
    organiserId: fields.organiserId ?? '',
    ...timesOf(fields),
    venue: venueOf(fields),
    ...(isBlank(fields.agenda) ? {} : { agenda: fields.agenda!.trim() }),
  }
}

/** The body of PUT /activities/{id}/minutes. */
export function minutesBody(draft: Draft): Schemas['Minutes'] {
  return { text: (draft.fields.text ?? '').trim(), evidenceIds: evidenceIds(draft) }
}

function ratingBody(draft: Draft, text: string): Schemas['RatePetition'] {
  return {
    action: 'rate',
    solved: draft.fields.solved === 'yes',
    satisfaction: draft.fields.satisfaction as Schemas['PetitionSatisfaction'],
    ...(text === '' ? {} : { text }),
  }
}

function contact(fields: Record<string, string>): Pick<Schemas['CreatePetition'], 'contact'> {
  if (isBlank(fields.contactName) && isBlank(fields.contactPhone)) {
    return {}
  }
  return {
    contact: {
      ...(isBlank(fields.contactName) ? {} : { name: fields.contactName!.trim() }),
      ...(isBlank(fields.contactPhone) ? {} : { phone: fields.contactPhone!.trim() }),
    },
  }
}

function evidenceIds(draft: Draft): string[] {
  return draft.photos.map((photo) => photo.evidenceId)
}
