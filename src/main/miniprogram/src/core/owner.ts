import type { components } from '../api/schema'

type PetitionRow = components['schemas']['PetitionRow']
type Status = components['schemas']['PetitionStatus']

/** States in which the ball may be the filer's. */
export const ASKED: readonly Status[] = ['ANSWERED', 'PAUSED', 'DRAFT']
export const UNDER_WAY: readonly Status[] = ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'CONSULTING']
export const OVER: readonly Status[] = ['CLOSED', 'REJECTED', 'WITHDRAWN']

/** Does it wait for its filer? An answer that was found wanting twice waits for the supervisor. */
export function waitsForFiler(petition: Pick<PetitionRow, 'status' | 'ball'>): boolean {
  return ASKED.includes(petition.status) && petition.ball.holder === 'FILER'
}

/** Did somebody file it for the enterprise, and nobody of it has said a word yet? */
export function waitsForConfirmation(petition: Pick<PetitionRow, 'status' | 'confirmation'>): boolean {
  return petition.confirmation === 'PENDING' && UNDER_WAY.includes(petition.status)
}

/** Has the owner something to say: whether it is the enterprise's at all, or what its filer is asked? */
export function waitsForOwner(petition: Pick<PetitionRow, 'status' | 'ball' | 'confirmation'>): boolean {
  return waitsForConfirmation(petition) || waitsForFiler(petition)
}

const ASKS: Partial<Record<Status, string>> = { ANSWERED: '去评价', PAUSED: '去补充', DRAFT: '去提交' }

/** What the owner is asked to do, on a card of the list. */
export function askOf(petition: Pick<PetitionRow, 'status' | 'ball' | 'confirmation'>): string {
  if (waitsForConfirmation(petition)) {
    return '去确认'
  }
  return waitsForFiler(petition) ? (ASKS[petition.status] ?? '') : ''
}

/**
 * What its filer can expect, and by when: to be accepted, from then on an answer, after a second dissatisfaction the
 * supervisor's word. While the filer is asked for something the clock stands still, and any date would be wrong.
 */
export function expectation({ status, ball, dueAt }: Pick<PetitionRow, 'status' | 'ball' | 'dueAt'>): { due: string; what: string } | null {
  if (ball.holder === 'NOBODY' || ball.holder === 'FILER') {
    return null
  }
  const reviewed = status === 'ANSWERED'
  const due = reviewed ? ball.due : (dueAt ?? ball.due)
  if (due === null) {
    return null
  }
  return { due, what: reviewed ? '给出复核结论' : dueAt === null ? '受理' : '答复' }
}

/**
 * What needs the owner, first what was filed for the enterprise and has to be confirmed within two days: the oldest first; then
 * answers to rate, the nearest limit first, questions, the oldest first, and drafts.
 */
export function needsMeFirst<T extends PetitionRow>(rows: readonly T[]): T[] {
  return rows.filter(waitsForOwner).sort((one, other) => rank(one) - rank(other) || asked(one) - asked(other) || filed(one) - filed(other))
}

/** What is being worked on, in the order in which an answer is due; without a date last. */
export function soonestAnswerFirst<T extends PetitionRow>(rows: readonly T[]): T[] {
  return rows.filter((row) => !waitsForOwner(row)).sort((one, other) => limit(one.dueAt ?? one.ball.due) - limit(other.dueAt ?? other.ball.due) || filed(other) - filed(one))
}

/** Before all that is asked stands what is not even known to be the enterprise's. */
function rank(row: PetitionRow): number {
  return waitsForConfirmation(row) ? -1 : ASKED.indexOf(row.status)
}

/** By when the owner is asked; while a filing waits for a word the ball is somebody else's, and so is its limit. */
function asked(row: PetitionRow): number {
  return waitsForConfirmation(row) ? 0 : limit(row.ball.due)
}

function limit(due: string | null): number {
  return due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due)
}

function filed(row: PetitionRow): number {
  return row.submittedAt === null ? 0 : Date.parse(row.submittedAt)
}
