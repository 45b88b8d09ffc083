import type { components, paths } from './schema'
import { address, header, type HttpAnswer, type HttpRequest, type Transport } from './http'
import { offlineProblem, Problem, problemOf } from './problem'
import type { Tokens, TokenStore } from './session'

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths]
type Operation<P extends keyof paths, M extends Method> = Extract<paths[P][M], object>
type Parameters<O> = O extends { parameters: infer A } ? A : never
type PathParameters<O> = Parameters<O> extends { path: infer A } ? A : undefined
type Query<O> = Parameters<O> extends { query?: infer Q } ? Q : never
type Body<O> = O extends { requestBody?: infer R }
  ? NonNullable<R> extends { content: { 'application/json': infer B } } ? B : undefined
  : undefined
type Success<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 ? (R[S] extends { content: { 'application/json': infer B } } ? B : void) : never }[keyof R]
  : never

/** What a call answers by the contract; 204 is void. */
export type Answer<P extends keyof paths, M extends Method> = Success<Operation<P, M>>

interface Options<O> {
  params?: PathParameters<O>
  query?: Query<O>
  body?: Body<O>
  idempotencyKey?: string
  /** The version that is being replaced; a PUT under it may be sent twice. */
  ifMatch?: string
  /** The body carries an id of its own, so that sending it again does no harm. */
  repeatable?: boolean
}

/** The same without the contract's types, for the inside of the client. */
interface Call {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  ifMatch?: string
  repeatable?: boolean
}

export interface ClientPorts {
  transport: Transport
  tokens: TokenStore
  now: () => number
  wait: (millis: number) => Promise<void>
  /** The refresh brings the user as well, whose grants may have changed. */
  onRenewed: (answer: TokenAnswer) => void
  /** Called once when neither the token nor its refresh is good any more. */
  onSignedOut: () => void
}

const BASE = '/api/v1'
const PATIENCE = 10_000
const ATTEMPTS = 3

/**
 * Calls the service by its contract: paths, bodies and answers are the generated types. Refreshes the token once for any
 * number of waiting calls, waits as long as the service asks when it is busy, and turns every failure into a Problem.
 */
export class Client {
  private refreshing: Promise<boolean> | null = null

  constructor(private readonly origin: string, private readonly ports: ClientPorts) {}

  get<P extends PathsWith<'get'>>(path: P, options: Options<Operation<P, 'get'>> = {}): Promise<Answer<P, 'get'>> {
    return this.call<Answer<P, 'get'>>('GET', path, options as Call)
  }

  post<P extends PathsWith<'post'>>(path: P, options: Options<Operation<P, 'post'>> = {}): Promise<Answer<P, 'post'>> {
    return this.call<Answer<P, 'post'>>('POST', path, options as Call)
  }

  put<P extends PathsWith<'put'>>(path: P, options: Options<Operation<P, 'put'>> = {}): Promise<Answer<P, 'put'>> {
    return this.call<Answer<P, 'put'>>('PUT', path, options as Call)
  }

  private async call<T>(method: HttpRequest['method'], path: string, options: Call): Promise<T> {
    if (this.ports.tokens.needsRefresh(this.ports.now())) {
      await this.refresh()
    }
    let answer = await this.politely(method, path, options)
    if (answer.status === 401 && !isSignIn(path) && (await this.refresh())) {
      answer = await this.politely(method, path, options)
    }
    if (answer.status >= 200 && answer.status < 300) {
      return answer.body as T
    }
    if (answer.status === 401 && !isSignIn(path)) {
      this.signOut()
    }
    throw problemOf(answer.status, answer.body)
  }

  /** Asks again only where asking twice does no harm, and never sooner than the service said. */
  private async politely(method: HttpRequest['method'], path: string, options: Call): Promise<HttpAnswer> {
    const repeatable = method === 'GET' || options.idempotencyKey !== undefined || options.repeatable === true
    for (let attempt = 1; ; attempt++) {
      const answer = await this.send(this.request(method, path, options))
      const pause = retryAfter(answer)
      if (pause === null || !repeatable || attempt === ATTEMPTS || pause > PATIENCE) {
        return answer
      }
      await this.ports.wait(pause)
    }
  }

  private request(method: HttpRequest['method'], path: string, options: Call): HttpRequest {
    const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
    const tokens = this.ports.tokens.current()
    if (tokens !== null && !isSignIn(path)) {
      headers.Authorization = `Bearer ${tokens.accessToken}`
    }
    if (options.body !== undefined) {
      headers['Content-Type'] = 'application/json'
    }
    if (options.idempotencyKey !== undefined) {
      headers['Idempotency-Key'] = options.idempotencyKey
    }
    if (options.ifMatch !== undefined) {
      headers['If-Match'] = options.ifMatch
    }
    return { method, url: this.origin + BASE + address(path, options.params, options.query), headers, body: options.body }
  }

  private async send(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.ports.transport(request)
    } catch {
      // The transport rejects for one reason only: no answer came. Whether the request arrived is unknown.
      throw offlineProblem()
    }
  }

  /** Single flight: a refresh token is good for one use, and a second use signs the whole family out. */
  private refresh(): Promise<boolean> {
    this.refreshing ??= this.exchange().finally(() => {
      this.refreshing = null
    })
    return this.refreshing
  }

  private async exchange(): Promise<boolean> {
    const tokens = this.ports.tokens.current()
    if (tokens === null) {
      return false
    }
    const answer = await this.politely('POST', '/auth/refresh', { body: { refreshToken: tokens.refreshToken } })
    if (answer.status === 401) {
      return false
    }
    if (answer.status !== 200) {
      throw problemOf(answer.status, answer.body)
    }
    const renewed = answer.body as TokenAnswer
    this.ports.tokens.save(tokensOf(renewed, this.ports.now()))
    this.ports.onRenewed(renewed)
    return true
  }

  private signOut(): void {
    if (this.ports.tokens.current() !== null) {
      this.ports.tokens.clear()
      this.ports.onSignedOut()
    }
  }
}

export type TokenAnswer = components['schemas']['TokenSession']

export function tokensOf(answer: Omit<TokenAnswer, 'user'>, now: number): Tokens {
  return {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken,
    expiresAt: now + answer.expiresIn * 1000,
  }
}

function isSignIn(path: string): boolean {
  return path === '/auth/wechat' || path === '/auth/refresh'
}

/** Milliseconds to wait before asking again, or null when the answer does not ask for it. */
function retryAfter(answer: HttpAnswer): number | null {
  if (answer.status !== 429 && answer.status !== 503) {
    return null
  }
  const seconds = Number(header(answer, 'Retry-After') ?? '1')
  return Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : 1000
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}
