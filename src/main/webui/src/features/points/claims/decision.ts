import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PointsClaim } from '@/api/types'
import type { FormShape } from '@/features/forms/fields'
import type { FormTask } from '@/features/forms/useForm'

/** On an appeal the same two words mean something else: the decline is reversed, or it stands. */
export function decisionShape(appealed: boolean): FormShape {
  const words = appealed ? 'appeal' : 'claim'
  return {
    fields: {
      decision: {
        kind: 'choice',
        label: 'claimDecision',
        required: true,
        choices: [
          { value: 'APPROVE', label: `field.${words}Approve`, help: `field.${words}ApproveHelp` },
          { value: 'DECLINE', label: `field.${words}Decline`, help: `field.${words}DeclineHelp` },
        ],
      },
      reason: {
        kind: 'text',
        label: 'claimReason',
        hint: 'claimReasonHint',
        max: 500,
        rows: 3,
        required: true,
        when: ({ decision }) => decision === 'DECLINE',
      },
    },
  }
}

export function decisionTask(claim: PointsClaim): FormTask<PointsClaim> {
  return {
    form: decisionShape(claim.status === 'APPEALED'),
    draft: `claim:${claim.id}:${claim.status}`,
    beginning: () => ({ decision: null, reason: '' }),
    send: (members, key) =>
      unwrap(
        api.POST('/points/claims/{id}/decision', {
          params: { path: { id: claim.id }, header: { 'Idempotency-Key': key } },
          body: members as never,
        }),
      ),
  }
}
