import { beforeEach, describe, expect, it } from 'vitest'
import { Client } from '../../src/api/client'
import type { HttpAnswer, HttpRequest } from '../../src/api/http'
import { address, header } from '../../src/api/http'
import { TokenStore } from '../../src/api/session'
import { MapValues } from './fixtures'

/** A service made of one function, and a record of what it was asked. */
class Wire {
  readonly requests: HttpRequest[] = []
  readonly waits: number[] = []
  signedOut = 0
  renewedUser = ''
  now = 1_000_000
  answer: (request: HttpRequest, turn: number) => HttpAnswer | Promise<HttpAnswer> = () => ok({})
  readonly tokens = new TokenStore(new MapValues())
  readonly client = new Client('https://service.test', {
    transport: async (request) => {
      this.requests.push(request)
      return this.answer(request, this.requests.length)
    },
    tokens: this.tokens,
    now: () => this.now,
    wait: async (millis) => {
      this.waits.push(millis)
    },
    onRenewed: (answer) => {
      this.renewedUser = answer.user.name
    },
    onSignedOut: () => {
      this.signedOut++
    },
  })

  signIn(): void {
    this.tokens.save({ accessToken: 'first', refreshToken: 'refresh-1', expiresAt: this.now + 900_000 })
  }

  asked(path: string): HttpRequest[] {
    return this.requests.filter((request) => request.url.endsWith(path))
  }
}

const ok = (body: unknown): HttpAnswer => ({ status: 200, headers: {}, body })
const refused = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers,
  body: { code: `code-${status}`, errmsg: `第 ${status} 种拒绝` },
})
const renewed = ok({ accessToken: 'second', refreshToken: 'refresh-2', expiresIn: 900, user: { name: '陈建国' } })

let wire: Wire

beforeEach(() => {
  wire = new Wire()
})

describe('a call', () => {
  it('carries the token, the key and the body to the address of the contract', async () => {
    wire.signIn()
    await wire.client.post('/petitions/{id}/actions', {
      params: { id: 'p 1' },
      body: { action: 'urge' },
      idempotencyKey: 'key-1',
    })
    expect(wire.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://service.test/api/v1/petitions/p%201/actions',
      headers: { Authorization: 'Bearer first', 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' },
      body: { action: 'urge' },
    })
  })

  it('turns a refusal, which WeChat delivers as a success, into a problem', async () => {
    wire.answer = () => refused(404)
    await expect(wire.client.get('/me')).rejects.toMatchObject({ kind: 'not-found', message: '第 404 种拒绝' })
  })

  it('is offline when no answer comes at all', async () => {
    wire.answer = () => Promise.reject(new Error('request:fail'))
    await expect(wire.client.get('/me')).rejects.toMatchObject({ kind: 'offline', status: 0 })
  })
})

describe('an expired token', () => {
  beforeEach(() => {
    wire.signIn()
    wire.answer = (request) => {
      if (request.url.endsWith('/auth/refresh')) {
        return renewed
      }
      return request.headers.Authorization === 'Bearer second' ? ok({ id: 'me' }) : refused(401)
    }
  })

  it('is renewed once for any number of calls that met it', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => wire.client.get('/me')))
    expect(answers).toHaveLength(5)
    expect(wire.asked('/auth/refresh')).toHaveLength(1)
    expect(wire.tokens.current()).toMatchObject({ accessToken: 'second', refreshToken: 'refresh-2' })
    expect(wire.renewedUser).toBe('陈建国')
  })

  it('is renewed before it dies on the way', async () => {
    wire.now += 890_000
    await wire.client.get('/me')
    expect(wire.requests.map((request) => request.url.split('/v1')[1])).toEqual(['/auth/refresh', '/me'])
  })

  it('signs out, once, when the refresh is not good either', async () => {
    wire.answer = () => refused(401)
    const results = await Promise.allSettled([wire.client.get('/me'), wire.client.get('/me')])
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect(wire.signedOut).toBe(1)
    expect(wire.tokens.current()).toBeNull()
  })

  it('does not sign out when the refresh could not be asked for', async () => {
    wire.answer = (request) => {
      if (request.url.endsWith('/auth/refresh')) {
        throw new Error('request:fail')
      }
      return refused(401)
    }
    await expect(wire.client.get('/me')).rejects.toMatchObject({ kind: 'offline' })
    expect(wire.signedOut).toBe(0)
    expect(wire.tokens.current()).not.toBeNull()
  })

  it('does not take a refused sign-in for an expired one', async () => {
    wire.answer = () => refused(401)
    await expect(wire.client.post('/auth/wechat', { body: { code: 'bad' } })).rejects.toMatchObject({ kind: 'signed-out' })
    expect(wire.requests).toHaveLength(1)
    expect(wire.signedOut).toBe(0)
  })
})

describe('a busy service', () => {
  it('is asked again after as long as it said', async () => {
    wire.answer = (_, turn) => (turn < 3 ? refused(503, { 'retry-after': '2' }) : ok({ id: 'me' }))
    await wire.client.get('/me')
    expect(wire.waits).toEqual([2000, 2000])
  })

  it('is left alone after three tries', async () => {
    wire.answer = () => refused(429, { 'Retry-After': '1' })
    await expect(wire.client.get('/me')).rejects.toMatchObject({ kind: 'busy' })
    expect(wire.requests).toHaveLength(3)
  })

  it('is not waited for longer than a person would', async () => {
    wire.answer = () => refused(429, { 'Retry-After': '60' })
    await expect(wire.client.get('/me')).rejects.toMatchObject({ kind: 'busy' })
    expect(wire.waits).toEqual([])
  })

  it('is not sent a write twice that carries nothing to know it by', async () => {
    wire.answer = () => refused(503, { 'Retry-After': '1' })
    await expect(wire.client.post('/auth/logout', { body: {} })).rejects.toMatchObject({ kind: 'busy' })
    expect(wire.requests).toHaveLength(1)
  })

  it('may be sent a write again that carries its own id', async () => {
    wire.answer = (_, turn) => (turn === 1 ? refused(503, { 'Retry-After': '1' }) : ok({ id: 'p1' }))
    await wire.client.post('/petitions', { body: { id: 'p1', submit: true }, repeatable: true })
    expect(wire.requests).toHaveLength(2)
  })
})

describe('an address', () => {
  it('repeats a list, and leaves out what has no value', () => {
    expect(address('/petitions', {}, { status: ['PAUSED', 'ANSWERED'], mine: true, q: '', cursor: undefined })).toBe(
      '/petitions?status=PAUSED&status=ANSWERED&mine=true',
    )
  })

  it('encodes Chinese', () => {
    expect(address('/petitions', {}, { q: '掉头' })).toBe('/petitions?q=%E6%8E%89%E5%A4%B4')
  })
})

describe('a header', () => {
  it('is found in any case', () => {
    expect(header({ status: 200, headers: { 'RETRY-AFTER': '3' }, body: null }, 'Retry-After')).toBe('3')
  })
})
