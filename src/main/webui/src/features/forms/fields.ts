/** What a person may enter, independent of what the form is for: each kind is one small component. */
export type FieldKind = 'text' | 'line' | 'choice' | 'pick' | 'picks' | 'date' | 'moment' | 'number' | 'photos'

export interface Choice {
  readonly value: string | boolean
  /** i18n keys */
  readonly label: string
  readonly help?: string
}

/** A name from the township's own data, not from the words of this view. */
export type Option = { value: string; label: string }

export interface Field<Kind extends string = FieldKind> {
  readonly kind: Kind
  /** i18n key under `field` */
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  /** text: most characters; number: highest; lists: most items. As in the contract. */
  readonly max?: number
  readonly min?: number
  /** number: decimal places */
  readonly places?: number
  /** rows of a text field; one row is a line */
  readonly rows?: number
  readonly choices?: readonly Choice[]
  /** what `pick` and `picks` offer; a function, because it may arrive later than the form */
  readonly options?: () => readonly Option[]
  /** a day or moment that has passed may be chosen */
  readonly past?: boolean
  /** shown, and sent, only while this holds */
  readonly when?: (values: Values) => boolean
}

export type Values = Record<string, unknown>

export interface FormShape<Kind extends string = string> {
  /** By the member of the body; a member within another is named by its path, `venue/name`. */
  readonly fields: Readonly<Record<string, Field<Kind>>>
}

export const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

const LISTS: ReadonlySet<string> = new Set(['photos', 'picks', 'departments', 'tasks'])
const TYPED: ReadonlySet<string> = new Set(['text', 'line', 'number'])
const WORDS: ReadonlySet<string> = new Set(['text', 'line'])

function emptyValue({ kind }: Field<string>): unknown {
  if (LISTS.has(kind)) return []
  return WORDS.has(kind) ? '' : null
}

export function emptyValues({ fields }: FormShape): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyValue(field)]))
}

export function shownFields<Kind extends string>({ fields }: FormShape<Kind>, values: Values): [string, Field<Kind>][] {
  return Object.entries(fields).filter(([, field]) => field.when?.(values) ?? true)
}

/** What is plainly missing, found before asking the service: i18n keys by field. Everything else the service judges. */
export function missingFields(form: FormShape, values: Values): Record<string, string> {
  const missing = shownFields(form, values).filter(([name, field]) => field.required && isEmpty(values[name]))
  return Object.fromEntries(missing.map(([name, field]) => [name, TYPED.has(field.kind) ? 'form.required' : 'form.choose']))
}

/** The members of the request's body: what is shown and filled in, each at its path. */
export function filledMembers(form: FormShape, values: Values): Values {
  const members: Values = {}
  for (const [name] of shownFields(form, values)) {
    if (!isEmpty(values[name])) putAt(members, name.split('/'), values[name])
  }
  return members
}

function putAt(members: Values, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    members[first] = value
    return
  }
  const below = (members[first] ?? {}) as Values
  members[first] = below
  putAt(below, rest, value)
}

/** What is wrong with a thing of a list and with what lies within it, as `tasks/0` and `tasks/0/dueDate`. */
export function messagesBelow(errors: Record<string, string>, place: string): string[] {
  return Object.entries(errors)
    .filter(([pointer]) => pointer === place || pointer.startsWith(`${place}/`))
    .map(([, message]) => message)
}

/** The field at which a violation is shown: its own, the list it lies in, or the first within what is missing as a whole. */
export function fieldAt(pointer: string, names: readonly string[]): string | undefined {
  return (
    names.find((name) => name === pointer) ??
    names.find((name) => pointer.startsWith(`${name}/`)) ??
    (pointer === '' ? undefined : names.find((name) => name.startsWith(`${pointer}/`)))
  )
}

/** The fields in which two forms of the same thing differ. */
export const differing = (one: Values, other: Values): string[] => Object.keys(one).filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
