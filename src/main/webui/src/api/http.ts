import { UnreachableError } from './problem'

/** How a call gets a session again after a 401: true when it may be tried once more. */
export type Renew = () => Promise<boolean>

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export function csrfToken(cookies: string): string | undefined {
  const match = /(?:^|;\s*)(?:__Host-)?qs-csrf=([^;]*)/.exec(cookies)
  return match?.[1] ? decodeURIComponent(match[1]) : undefined
}

/**
 * `fetch` with the session's cookies: names the CSRF token on writes and, when the session has run out, gets a new one and sends
 * the same request a second time. Sign-in and refresh themselves are not retried.
 */
export function sessionFetch(renew: Renew, send: typeof fetch = (input, init) => fetch(input, init)) {
  async function attempt(request: Request): Promise<Response> {
    const headers = new Headers(request.headers)
    const token = csrfToken(document.cookie)
    if (token && !SAFE.has(request.method)) headers.set('X-CSRF-Token', token)
    try {
      return await send(new Request(request, { headers, credentials: 'same-origin' }))
    } catch (cause) {
      if (request.signal.aborted) throw cause
      throw new UnreachableError(cause)
    }
  }

  return async (request: Request): Promise<Response> => {
    // the body of a request can be read once; the copy is for the second attempt
    const again = request.clone()
    const response = await attempt(request)
    if (response.status !== 401 || new URL(request.url).pathname.includes('/auth/')) return response
    return (await renew()) ? attempt(again) : response
  }
}
