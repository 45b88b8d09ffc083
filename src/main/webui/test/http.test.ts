import { afterEach, describe, expect, it, vi } from 'vitest'
import { csrfToken, sessionFetch } from '@/api/http'
import { UnreachableError } from '@/api/problem'
import { renewal } from '@/api/renewal'

const post = () => new Request('http://localhost/api/v1/petitions', { method: 'POST', body: '{"a":1}' })

/** A service that answers with these statuses, one after the other, and keeps what it got. */
function answering(...statuses: number[]) {
  const got: { body: string; csrf: string | null }[] = []
  const send = async (input: RequestInfo | URL) => {
    const request = input as Request
    got.push({ body: await request.text(), csrf: request.headers.get('X-CSRF-Token') })
    return new Response(null, { status: statuses.shift() ?? 200 })
  }
  return { got, send: send as typeof fetch }
}

function storage() {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

describe('a call with a session', () => {
  afterEach(() => {
    document.cookie = 'qs-csrf=; max-age=0'
  })

  it('names the CSRF token on writes and not on reads', async () => {
    document.cookie = 'qs-csrf=abc'
    const { got, send } = answering()
    const call = sessionFetch(() => Promise.resolve(false), send)
    await call(post())
    await call(new Request('http://localhost/api/v1/petitions'))
    expect(got.map(({ csrf }) => csrf)).toEqual(['abc', null])
  })

  it('is sent again, body and all, once the session is renewed', async () => {
    const { got, send } = answering(401, 200)
    const response = await sessionFetch(() => Promise.resolve(true), send)(post())
    expect(response.status).toBe(200)
    expect(got.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}'])
  })

  it('gives up after one renewal', async () => {
    const { got, send } = answering(401, 401, 200)
    const response = await sessionFetch(() => Promise.resolve(true), send)(post())
    expect(response.status).toBe(401)
    expect(got).toHaveLength(2)
  })

  it('does not renew for a wrong password', async () => {
    const renew = vi.fn<() => Promise<boolean>>()
    const { send } = answering(401)
    await sessionFetch(renew, send)(new Request('http://localhost/api/v1/auth/staff', { method: 'POST' }))
    expect(renew).not.toHaveBeenCalled()
  })

  it('tells a dead network from an answer', async () => {
    const send = (() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch
    await expect(sessionFetch(() => Promise.resolve(true), send)(post())).rejects.toBeInstanceOf(UnreachableError)
  })

  it('reads the token under its name with and without prefix', () => {
    expect(csrfToken('a=1; qs-csrf=x%3D')).toBe('x=')
    expect(csrfToken('__Host-qs-csrf=y')).toBe('y')
    expect(csrfToken('not-qs-csrf=z')).toBeUndefined()
  })
})

describe('renewal', () => {
  it('happens once for all calls that need it at the same time', async () => {
    const refresh = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true))
    const renew = renewal({ refresh, storage: storage(), now: () => 1 })
    expect(await Promise.all([renew(), renew(), renew()])).toEqual([true, true, true])
    expect(refresh).toHaveBeenCalledTimes(1)
    await renew()
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('is left to another tab that was faster', async () => {
    const refresh = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true))
    const shared = storage()
    let clock = 10
    const locks = {
      request: async (_: string, work: () => Promise<boolean>) => {
        // while this tab waits for the lock, the other renews
        shared.setItem('qs-renewed-at', '20')
        clock = 30
        return work()
      },
    } as unknown as LockManager
    const renew = renewal({ refresh, storage: shared, locks, now: () => clock })
    expect(await renew()).toBe(true)
    expect(refresh).not.toHaveBeenCalled()
  })

  it('can be tried again after a failure', async () => {
    const refresh = vi.fn<() => Promise<boolean>>(() => Promise.reject(new UnreachableError('down')))
    const renew = renewal({ refresh, storage: storage(), now: () => 1 })
    await expect(renew()).rejects.toBeInstanceOf(UnreachableError)
    await expect(renew()).rejects.toBeInstanceOf(UnreachableError)
    expect(refresh).toHaveBeenCalledTimes(2)
  })
})
