import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Activity, EvidencePurpose } from '@/api/types'
import { emptyValues, type Field, type FormShape, type Values } from '@/features/forms/fields'
import type { FormTask } from '@/features/forms/useForm'
import type { Step } from './steps'

/** Steps that ask for something; the others take effect at once, or lead to a page. */
export type FormStep = 'cancel' | 'write-minutes' | 'add-session'

interface StepForm extends FormShape {
  readonly fields: Readonly<Record<string, Field>>
  readonly grave?: boolean
  readonly purpose?: EvidencePurpose
}

export const STEP_FORMS: Record<FormStep, StepForm> = {
  cancel: { grave: true, fields: { reason: { kind: 'text', label: 'cancelReason', hint: 'cancelReasonHint', max: 300, required: true } } },
  'write-minutes': {
    purpose: 'ACTIVITY',
    fields: {
      text: { kind: 'text', label: 'minutesText', hint: 'minutesTextHint', max: 10_000, rows: 8, required: true },
      evidenceIds: { kind: 'photos', label: 'minutesPhotos', max: 9, required: false },
    },
  },
  'add-session': {
    fields: {
      startsAt: { kind: 'moment', label: 'startsAt', required: true },
      endsAt: { kind: 'moment', label: 'endsAt', required: true },
    },
  },
}

export const hasForm = (step: Step): step is FormStep => Object.hasOwn(STEP_FORMS, step)

function beginning(step: FormStep, { minutes }: Activity): Values {
  const empty = emptyValues(STEP_FORMS[step])
  if (step !== 'write-minutes' || !minutes) return empty
  return { text: minutes.text, evidenceIds: minutes.evidence.map(({ id }) => id) }
}

/** Acts on an activity: schedule, publish, open, close, cancel. */
export function act(id: string, action: 'schedule' | 'publish' | 'open' | 'close' | 'cancel', members: Values, key: string): Promise<Activity> {
  return unwrap(
    api.POST('/activities/{id}/actions', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: { action, ...members } as never,
    }),
  )
}

function send(step: FormStep, { id, etag }: Activity, members: Values, key: string): Promise<Activity> {
  switch (step) {
    case 'cancel':
      return act(id, 'cancel', members, key)
    case 'write-minutes':
      return unwrap(
        api.PUT('/activities/{id}/minutes', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body: members as never,
        }),
      )
    case 'add-session':
      return unwrap(
        api.POST('/activities/{id}/sessions', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: members as never,
        }),
      )
  }
}

/** The form of a step on the activity as it is when it is sent, so that a second try after a change goes against what is there now. */
export function stepTask(step: FormStep, activity: () => Activity): FormTask<Activity> {
  const opened = activity()
  return {
    form: STEP_FORMS[step],
    draft: `activity:${opened.id}:${step}`,
    beginning: () => beginning(step, opened),
    send: (members, key) => send(step, activity(), members, key),
  }
}
