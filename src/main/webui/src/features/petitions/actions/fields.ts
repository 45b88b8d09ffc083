import type { OpenAction } from './bodies'

/** What a person may enter, independent of the action: each kind is one small component. */
export type FieldKind =
  | 'text'
  | 'choice'
  | 'category'
  | 'department'
  | 'departments'
  | 'petition'
  | 'date'
  | 'moment'
  | 'number'
  | 'tasks'
  | 'photos'

export interface Choice {
  readonly value: string | boolean
  /** i18n keys */
  readonly label: string
  readonly help?: string
}

export interface Field {
  readonly kind: FieldKind
  /** i18n key under `field` */
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  /** text: most characters; number: highest; lists: most items. As in the contract. */
  readonly max?: number
  readonly min?: number
  /** rows of a text field; one row is a line */
  readonly rows?: number
  readonly choices?: readonly Choice[]
  /** what the form begins with; a function sees the petition */
  readonly initial?: (petition: Beginning) => unknown
  /** shown, and sent, only while this holds */
  readonly when?: (values: Values) => boolean
}

/** The part of a petition that forms begin with. */
export interface Beginning {
  readonly category: string | null
  readonly urgency: string | null
  readonly complexity: string | null
  readonly kind: string | null
}

export type Values = Record<string, unknown>

export interface ActionForm {
  readonly action: OpenAction
  readonly fields: Readonly<Record<string, Field>>
  /** ends the matter, or takes it from someone: the button says so and is not red-hot */
  readonly grave?: boolean
  /** what the photos prove */
  readonly purpose?: 'PETITION' | 'PETITION_ANSWER'
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

export function beginningValues(form: ActionForm, petition: Beginning): Values {
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, field]) => [name, field.initial ? field.initial(petition) : emptyValue(field)]),
  )
}

function emptyValue({ kind }: Field): unknown {
  if (kind === 'departments' || kind === 'photos' || kind === 'tasks') return []
  return kind === 'text' ? '' : null
}

export function shownFields(form: ActionForm, values: Values): [string, Field][] {
  return Object.entries(form.fields).filter(([, field]) => field.when?.(values) ?? true)
}

/** What is plainly missing, found before asking the service: i18n keys by field. Everything else the service judges. */
export function missingFields(form: ActionForm, values: Values): Record<string, string> {
  const missing = shownFields(form, values).filter(([name, field]) => field.required && isEmpty(values[name]))
  return Object.fromEntries(missing.map(([name, field]) => [name, field.kind === 'text' ? 'form.required' : 'form.choose']))
}

/** The request's body: the action and the members that are shown and filled in. */
export function actionBody(form: ActionForm, values: Values): { action: OpenAction } & Values {
  const members = shownFields(form, values)
    .filter(([name]) => !isEmpty(values[name]))
    .map(([name]) => [name, values[name]])
  return { action: form.action, ...Object.fromEntries(members) }
}
