import type { FormShape } from '@/features/forms/fields'

/** Confirm or void, always with a reason: the member reads it. */
export const REVIEW_FORM: FormShape = {
  fields: {
    decision: {
      kind: 'choice',
      label: 'reviewDecision',
      required: true,
      choices: [
        { value: 'CONFIRM', label: 'field.reviewConfirm', help: 'field.reviewConfirmHelp' },
        { value: 'VOID', label: 'field.reviewVoid', help: 'field.reviewVoidHelp' },
      ],
    },
    reason: { kind: 'text', label: 'reviewReason', hint: 'reviewReasonHint', max: 300, rows: 2, required: true },
  },
}

/** What the home branch knows; the organiser reads it and decides. */
export const OBJECTION_FORM: FormShape = {
  fields: { reason: { kind: 'text', label: 'objectionReason', hint: 'objectionReasonHint', max: 300, rows: 3, required: true } },
}
