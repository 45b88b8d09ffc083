import { isProblem } from '../api/client'
import type { Draft } from '../drafts/draft'
import { planBody, sessionBody } from '../drafts/plans'
import { actionBody, activityBody, claimBody, minutesBody, orderBody, petitionBody } from '../drafts/requests'
import { api } from './api'

/** Brings a draft to the service, whatever it is for, and answers the id of what it made or changed. */
export async function sendDraft(draft: Draft): Promise<string> {
  const { purpose } = draft
  switch (purpose.type) {
    case 'petition':
      return (await api.post('/petitions', { body: petitionBody(draft), repeatable: true })).id
    case 'order':
      return (await api.post('/petitions', { body: orderBody(draft), repeatable: true })).id
    case 'action':
      return (await api.post('/petitions/{id}/actions', { params: { id: purpose.petitionId }, body: actionBody(draft), idempotencyKey: draft.id })).id
    case 'claim':
      return (await api.post('/points/claims', { body: claimBody(draft), repeatable: true })).id
    case 'activity':
      return (await api.post('/activities', { body: activityBody(draft), idempotencyKey: draft.id })).id
    case 'minutes':
      return writeMinutes(draft, purpose.activityId)
    case 'plan-change':
      return (await api.put('/activities/{id}/plan', { params: { id: purpose.activityId }, body: planBody(draft), ifMatch: draft.fields.etag })).id
    case 'session':
      return (await api.post('/activities/{id}/sessions', { params: { id: purpose.activityId }, body: sessionBody(draft), idempotencyKey: draft.id })).id
  }
}

/** Minutes replace what is there, so the version is asked for right before; writing the same twice changes nothing. */
async function writeMinutes(draft: Draft, activityId: string): Promise<string> {
  const { etag } = await api.get('/activities/{id}', { params: { id: activityId } })
  return (await api.put('/activities/{id}/minutes', { params: { id: activityId }, body: minutesBody(draft), ifMatch: etag })).id
}

/** Does the service have what this draft makes? */
export async function existing(draft: Draft): Promise<boolean> {
  try {
    await api.get(draft.purpose.type === 'claim' ? '/points/claims/{id}' : '/petitions/{id}', { params: { id: draft.id } })
    return true
  } catch (error) {
    if (isProblem(error) && error.kind === 'not-found') {
      return false
    }
    throw error
  }
}
