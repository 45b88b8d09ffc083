/** A page of any list of the service. */
export interface Page<T> {
  readonly items: T[]
  readonly nextCursor: string | null
}

/** All of a list. */
export async function allOf<T>(read: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  return (await pagesOf(read)).items
}

/** Reads page after page, at most so many; `nextCursor` tells whether something was left. */
export async function pagesOf<T>(read: (cursor: { cursor?: string }) => Promise<Page<T>>, most = Number.POSITIVE_INFINITY): Promise<Page<T>> {
  const items: T[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < most && (pages === 0 || cursor); pages += 1) {
    const page: Page<T> = await read(cursor ? { cursor } : {})
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items, nextCursor: cursor }
}
