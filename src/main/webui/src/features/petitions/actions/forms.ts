import type { Choice } from '@/features/forms/fields'
import type { MembersOf, OpenAction } from './bodies'
import type { ActionForm, PetitionField } from './fields'

/** A form must have one field for each member of the contract's body: a new member fails the type check until it has one. */
type FormOf<A extends OpenAction> = Omit<ActionForm, 'action' | 'fields'> & { fields: Record<MembersOf<A>, PetitionField> }

const text = (label: string, max: number, more: Partial<PetitionField> = {}): PetitionField => ({
  kind: 'text',
  label,
  max,
  rows: 4,
  required: true,
  ...more,
})

const choice = (label: string, choices: readonly Choice[], more: Partial<PetitionField> = {}): PetitionField => ({
  kind: 'choice',
  label,
  choices,
  required: true,
  ...more,
})

/** Choices named by the values of an enumeration. */
const named = (group: string, values: readonly string[], help?: string): Choice[] =>
  values.map((value) => ({ value, label: `${group}.${value}`, ...(help && { help: `${help}.${value}` }) }))

const yesNo = (yes: string, no: string): Choice[] => [
  { value: true, label: yes },
  { value: false, label: no },
]

const leadDepartmentId: PetitionField = {
  kind: 'department',
  label: 'leadDepartmentId',
  required: true,
  initial: ({ service }) => service?.department.id ?? null,
}
const evidenceIds: PetitionField = { kind: 'photos', label: 'evidenceIds', required: false, max: 9 }
const solved = choice('solved', yesNo('field.solvedYes', 'field.solvedNo'))

const FORMS: { [A in OpenAction]: FormOf<A> } = {
  accept: {
    fields: {
      category: { kind: 'category', label: 'category', required: true, initial: ({ category }) => category },
      urgency: choice('urgency', named('urgency', ['NORMAL', 'URGENT', 'CRITICAL'], 'urgencyHelp'), {
        initial: ({ urgency }) => urgency ?? 'NORMAL',
      }),
      complexity: choice('complexity', named('complexity', ['CONSULT', 'ORDINARY', 'COMPLEX'], 'complexityHelp'), {
        initial: ({ complexity, kind }) => complexity ?? (kind === 'CONSULT' ? 'CONSULT' : 'ORDINARY'),
      }),
    },
  },
  reject: {
    grave: true,
    fields: {
      reasonCode: choice(
        'reasonCode',
        named('rejectReason', ['IN_COURT', 'BEYOND_LAW', 'NOT_ENTERPRISE_MATTER', 'DUPLICATE', 'OTHER']),
      ),
      duplicateOf: {
        kind: 'petition',
        label: 'duplicateOf',
        required: true,
        when: ({ reasonCode }) => reasonCode === 'DUPLICATE',
      },
      text: text('rejectText', 2000, { hint: 'rejectTextHint', rows: 5, templated: true }),
    },
  },
  dispatch: {
    fields: {
      leadDepartmentId,
      assistingDepartmentIds: { kind: 'departments', label: 'assistingDepartmentIds', required: false, max: 20 },
      note: text('dispatchNote', 2000, { required: false, hint: 'internalHint' }),
    },
  },
  take: { fields: {} },
  return: { grave: true, fields: { reason: text('returnReason', 500) } },
  rule: { fields: { leadDepartmentId, reason: text('ruleReason', 500) } },
  claim: { fields: {} },
  release: { grave: true, fields: { reason: text('releaseReason', 500) } },
  note: {
    purpose: 'PETITION_ANSWER',
    fields: {
      internal: choice('internal', yesNo('field.internalYes', 'field.internalNo'), { initial: () => true }),
      text: text('noteText', 2000, { rows: 5, templated: true }),
      evidenceIds,
    },
  },
  promise: {
    fields: {
      text: text('promiseText', 2000, { hint: 'promiseTextHint', templated: true }),
      dueDate: { kind: 'date', label: 'dueDate', required: true },
    },
  },
  pause: { fields: { missing: text('missing', 500, { hint: 'missingHint', templated: true }) } },
  consult: {
    fields: {
      departmentIds: { kind: 'departments', label: 'departmentIds', required: true, max: 20 },
      question: text('question', 2000),
      meetsAt: { kind: 'moment', label: 'meetsAt', required: true },
    },
  },
  conclude: {
    fields: {
      resolution: text('resolution', 5000, { rows: 6 }),
      tasks: { kind: 'tasks', label: 'tasks', required: false, max: 20 },
    },
  },
  'request-extension': {
    fields: {
      days: { kind: 'number', label: 'days', required: true, min: 1, max: 30, initial: () => 5 },
      reason: text('extensionReason', 500),
    },
  },
  'decide-extension': {
    fields: {
      granted: choice('granted', yesNo('field.grantedYes', 'field.grantedNo')),
      reason: text('decisionReason', 500),
    },
  },
  supervise: { fields: { text: text('superviseText', 5000) } },
  answer: {
    purpose: 'PETITION_ANSWER',
    fields: {
      outcome: choice('outcome', named('outcome', ['SOLVED', 'PARTLY_SOLVED', 'EXPLAINED', 'TRANSFERRED', 'DUPLICATE'])),
      text: text('answerText', 5000, { hint: 'answerTextHint', rows: 7, templated: true }),
      evidenceIds,
    },
  },
  review: { fields: { solved, text: text('reviewText', 2000) } },
  publish: {
    fields: {
      // they begin with what is proposed, and until that is there they are empty: the original is not to be published by haste
      title: { kind: 'line', label: 'publishTitle', max: 60, required: true, redacted: true },
      question: text('publishQuestion', 2000, { redacted: true, rows: 5 }),
      text: text('publishText', 5000, { hint: 'publishTextHint', redacted: true, rows: 7 }),
    },
  },
  unlink: { fields: { reason: text('unlinkReason', 500) } },
  unpublish: { grave: true, fields: { reason: text('unpublishReason', 500) } },
}

/** The order in which allowed actions are offered: what moves the matter on comes first and is the primary one. */
const ORDER: readonly OpenAction[] = [
  'accept',
  'rule',
  'dispatch',
  'take',
  'claim',
  'decide-extension',
  'review',
  'conclude',
  'answer',
  'publish',
  'note',
  'promise',
  'pause',
  'consult',
  'request-extension',
  'supervise',
  'release',
  'return',
  'reject',
  'unlink',
  'unpublish',
]

/** Actions that say something but move nothing: never the primary one. */
const SIDE_ACTIONS: ReadonlySet<OpenAction> = new Set(['note', 'supervise', 'reject', 'return', 'release', 'unlink', 'unpublish'])

export function isOpenAction(action: string): action is OpenAction {
  return Object.hasOwn(FORMS, action)
}

export function formOf(action: OpenAction): ActionForm {
  return { action, ...FORMS[action] }
}

/** The forms to offer for what the service allows, in order; actions without a screen here are left out. */
export function offeredActions(allowed: readonly string[]): { primary: OpenAction | null; others: OpenAction[] } {
  const offered = ORDER.filter((action) => allowed.includes(action))
  const primary = offered.find((action) => !SIDE_ACTIONS.has(action)) ?? null
  return { primary, others: offered.filter((action) => action !== primary) }
}
