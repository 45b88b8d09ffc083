/** What every platform must be able to do for the client; on WeChat every HTTP status arrives as a success. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** Rejects only when no answer came at all. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>

/** Header names come in any case, and differently on each platform. */
export function header(answer: HttpAnswer, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const key of Object.keys(answer.headers)) {
    if (key.toLowerCase() === wanted) {
      return answer.headers[key]
    }
  }
  return undefined
}

/** Fills `{id}` and appends the query; members that are undefined, null or empty are left out. */
export function address(
  template: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs: string[] = []
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') {
        pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`)
      }
    }
  }
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}
