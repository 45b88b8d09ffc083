/** One wrong member of a request, as the service names it: a JSON pointer into what was sent. */
export interface FieldError {
  pointer: string
  code: string
  message: string
}

/** What a person can do about a failed call; screens decide by this and never by a status number. */
export type ProblemKind =
  | 'offline'
  | 'busy'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'broken'

interface ProblemBody {
  code?: unknown
  errmsg?: unknown
  errors?: unknown
  petitionStatus?: unknown
  allowedActions?: unknown
}

/**
 * Any call that did not succeed. `message` is a Chinese sentence that can be shown as it is: the service's own when it
 * answered one, otherwise ours.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly errors: FieldError[] = [],
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'Problem'
  }

  /** May the same request succeed later without anyone changing it? */
  get passing(): boolean {
    return this.kind === 'offline' || this.kind === 'busy'
  }

  /** The service looked at it and said no: nothing was written, and sending the same again would not help. */
  get final(): boolean {
    return FINAL.includes(this.kind) && this.code !== 'idempotency-in-progress'
  }

  /** First message for each pointer, so that every field shows its own error at once. */
  byPointer(): Record<string, string> {
    const messages: Record<string, string> = {}
    for (const error of this.errors) {
      messages[error.pointer] ??= error.message
    }
    return messages
  }
}

const FINAL: readonly ProblemKind[] = ['invalid', 'conflict', 'forbidden', 'not-found']

const SENTENCES: Record<ProblemKind, string> = {
  offline: '网络连不上，请检查网络后再试',
  busy: '现在人多，请稍等一会儿再试',
  'signed-out': '登录已过期，请重新登录',
  forbidden: '您没有权限做这件事',
  'not-found': '没有找到，可能已被删除或您无权查看',
  conflict: '情况有变化，请刷新后再试',
  invalid: '有几处需要修改，请看标红的提示',
  broken: '服务出了点问题，请稍后再试',
}

export function offlineProblem(): Problem {
  return new Problem('offline', 'network-unreachable', SENTENCES.offline)
}

/**
 * Makes a Problem of an answer that is not a success. A proxy on the way may answer HTML or nothing: then the status alone
 * decides.
 */
export function problemOf(status: number, answer: unknown): Problem {
  const body = isObject(answer) ? (answer as ProblemBody) : {}
  const kind = kindOf(status)
  const code = typeof body.code === 'string' ? body.code : `http-${status}`
  const message = typeof body.errmsg === 'string' && body.errmsg !== '' ? body.errmsg : SENTENCES[kind]
  return new Problem(kind, code, message, status, fieldErrors(body.errors), body as Record<string, unknown>)
}

function kindOf(status: number): ProblemKind {
  switch (status) {
    case 401:
      return 'signed-out'
    case 403:
      return 'forbidden'
    case 404:
      return 'not-found'
    case 409:
    case 412:
      return 'conflict'
    case 429:
    case 502:
    case 503:
    case 504:
      return 'busy'
    default:
      return status >= 400 && status < 500 ? 'invalid' : 'broken'
  }
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) {
    return []
  }
  return value.filter(isObject).map((item) => ({
    pointer: String(item.pointer ?? ''),
    code: String(item.code ?? ''),
    message: String(item.message ?? ''),
  }))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
