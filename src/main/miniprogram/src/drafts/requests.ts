import type { components } from '../api/schema'
import { isBlank } from '../core/text'
import type { Draft } from './draft'

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
    ...contact(fields),
    evidenceIds: evidenceIds(draft),
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
      return { action: 'withdraw', reason: text }
    case 'join':
    case 'confirm-filing':
    case 'consent-to-publish':
      return { action: draft.purpose.action }
    default:
      throw new Error(`an owner has no action ${draft.purpose.action}`)
  }
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
