import type { Page } from './usePages'

/** The most that the service gives at once. */
export const MOST_AT_ONCE = 100

/** All of a list that is read as one; how the service pages it is of no interest. */
export async function allOf<T>(read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await read({ limit: MOST_AT_ONCE, ...(cursor === null ? {} : { cursor }) })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}
