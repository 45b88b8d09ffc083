import createClient from 'openapi-fetch'
import { sessionFetch, type Renew } from './http'
import type { paths } from './v1'

let renew: Renew = () => Promise.resolve(false)

/** The session store says how a lost session is got back; the client itself knows no screen. */
export function renewSessionsWith(way: Renew): void {
  renew = way
}

export const authorisedFetch = sessionFetch(() => renew())

/** The service, typed by its contract. */
export const api = createClient<paths>({ baseUrl: `${location.origin}/api/v1`, fetch: authorisedFetch })
