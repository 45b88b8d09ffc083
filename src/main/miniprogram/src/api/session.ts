/** Keeps small JSON values on the phone; the platforms' storage and a plain map in tests both fit. */
export interface KeyValues {
  get(key: string): unknown
  set(key: string, value: unknown): void
  remove(key: string): void
}

export interface Tokens {
  accessToken: string
  refreshToken: string
  /** Epoch milliseconds on the phone's clock, taken when the tokens arrived. */
  expiresAt: number
}

const KEY = 'qs.tokens'

/** A little before the end, so that a request does not start with a token that dies on the way. */
const MARGIN = 20_000

/** The signed-in user's tokens, kept between starts. */
export class TokenStore {
  private tokens: Tokens | null

  constructor(private readonly values: KeyValues) {
    this.tokens = (values.get(KEY) as Tokens | undefined) ?? null
  }

  current(): Tokens | null {
    return this.tokens
  }

  save(tokens: Tokens): void {
    this.tokens = tokens
    this.values.set(KEY, tokens)
  }

  clear(): void {
    this.tokens = null
    this.values.remove(KEY)
  }

  needsRefresh(now: number): boolean {
    return this.tokens !== null && now > this.tokens.expiresAt - MARGIN
  }
}
