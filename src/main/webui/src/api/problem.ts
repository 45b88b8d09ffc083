import type { components } from './v1'

export type Problem = components['schemas']['Problem']

/** What the service refused, with the sentence it wants a person to read. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.errmsg)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The service could not be reached, or its answer was cut off: nobody knows whether the request took effect. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'UnreachableError'
  }
}

export interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** The body of a success, or a thrown ProblemError. */
export async function unwrap<T>(answer: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await answer
  if (response.ok) {
    return data as T
  }
  throw new ProblemError(asProblem(error, response))
}

/** A gateway in between may answer without a problem; the page must still say something true. */
function asProblem(body: unknown, response: Response): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'errmsg' in body) {
    return body as Problem
  }
  return {
    type: 'about:blank',
    detail: 'The answer is not a problem of the contract',
    instance: 'about:blank',
    title: response.statusText || 'Unexpected answer',
    status: response.status,
    code: 'unexpected-answer',
    errcode: 0,
    errmsg: `服务暂时没有正常应答(${response.status}),请稍后再试`,
  }
}

/** Field messages by pointer, without the leading slash: `text`, `tasks/0/dueDate`. */
export function fieldMessages(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  const messages: Record<string, string> = {}
  for (const { pointer, message } of error.problem.errors ?? []) {
    messages[pointer.replace(/^#?\//, '')] ??= message
  }
  return messages
}

export function hasCode(error: unknown, ...codes: string[]): error is ProblemError {
  return error instanceof ProblemError && codes.includes(error.problem.code)
}
