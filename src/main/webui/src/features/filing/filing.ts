import { isEmpty, type FormShape, type Values } from '@/features/forms/fields'

const KINDS = ['REQUEST', 'CONSULT', 'SUGGESTION', 'COMPLAINT', 'MEDIATION'] as const
const VISIBILITIES = ['ENTERPRISE', 'PRIVATE', 'PUBLIC'] as const

type Options = () => readonly { value: string; label: string }[]

/** What the desk or an instructor writes down for an enterprise. */
export function filingShape(words: (key: string) => string, options: { enterprises: Options; categories: Options }): FormShape {
  const named = (group: string, values: readonly string[]) => () => values.map((value) => ({ value, label: words(`${group}.${value}`) }))
  return {
    fields: {
      onBehalfOf: { kind: 'pick', label: 'onBehalfOf', hint: 'onBehalfOfHint', required: true, options: options.enterprises },
      kind: { kind: 'pick', label: 'filingKind', required: true, options: named('kind', KINDS) },
      category: { kind: 'pick', label: 'category', required: true, options: options.categories },
      title: { kind: 'line', label: 'filingTitle', required: true, max: 60 },
      text: { kind: 'text', label: 'filingText', hint: 'filingTextHint', required: true, max: 2000, rows: 5 },
      'place/name': { kind: 'line', label: 'filingPlace', required: false, max: 100 },
      'contact/name': { kind: 'line', label: 'contactName', hint: 'contactHint', required: false, max: 50 },
      'contact/phone': { kind: 'line', label: 'contactPhone', required: false, max: 20 },
      visibility: { kind: 'pick', label: 'filingVisibility', required: true, options: named('visibility', VISIBILITIES) },
      evidenceIds: { kind: 'photos', label: 'evidenceIds', required: false, max: 9 },
    },
  }
}

export function filingValues(): Values {
  return {
    onBehalfOf: null,
    kind: 'REQUEST',
    category: null,
    title: '',
    text: '',
    'place/name': '',
    'contact/name': '',
    'contact/phone': '',
    visibility: 'ENTERPRISE',
    evidenceIds: [],
  }
}

/** A contact is whole or not there; everything else the service judges. */
export function filingFaults(values: Values): Record<string, string> {
  const [name, phone] = [isEmpty(values['contact/name']), isEmpty(values['contact/phone'])]
  if (name === phone) return {}
  return name ? { 'contact/name': 'form.required' } : { 'contact/phone': 'form.required' }
}

export function filingBody(members: Values): Values {
  return { ...members, submit: true }
}
