import { emptyValues, filledMembers, type Field, type FieldKind, type FormShape, type Values } from '@/features/forms/fields'
import type { OpenAction } from './bodies'

/** Kinds that only petitions know, beside those of every form. */
export type PetitionFieldKind = FieldKind | 'category' | 'department' | 'departments' | 'petition' | 'tasks'

export interface PetitionField extends Field<PetitionFieldKind> {
  /** what the form begins with */
  readonly initial?: (petition: Beginning) => unknown
  /** words that come again and again: templates are offered */
  readonly templated?: boolean
  /** what in it says who somebody is stands beside it */
  readonly redacted?: boolean
}

/** The part of a petition that forms begin with. */
export interface Beginning {
  readonly category: string | null
  readonly urgency: string | null
  readonly complexity: string | null
  readonly kind: string | null
  readonly title?: string | null
  readonly text?: string | null
  readonly answer?: { readonly text: string } | null
  /** who serves what was ordered from the menu */
  readonly service?: { readonly department: { readonly id: string } } | null
}

export interface ActionForm extends FormShape<PetitionFieldKind> {
  readonly action: OpenAction
  readonly fields: Readonly<Record<string, PetitionField>>
  /** ends the matter, or takes it from someone: the button says so and is not red-hot */
  readonly grave?: boolean
  /** what the photos prove */
  readonly purpose?: 'PETITION' | 'PETITION_ANSWER'
}

export function beginningValues(form: ActionForm, petition: Beginning): Values {
  const begun = Object.entries(form.fields).flatMap(([name, { initial }]) => (initial ? [[name, initial(petition)]] : []))
  return { ...emptyValues(form), ...Object.fromEntries(begun) }
}

/** The request's body: the action and the members that are shown and filled in. */
export function actionBody(form: ActionForm, values: Values): { action: OpenAction } & Values {
  return { action: form.action, ...filledMembers(form, values) }
}
