/**
 * Renews the session once for however many calls found it expired, also across tabs: a refresh token works once, and a second tab that
 * sends the same one would look like a thief and end the session of all.
 */
const RENEWED_AT = 'qs-renewed-at'

export interface RenewalParts {
  readonly refresh: () => Promise<boolean>
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly locks?: Pick<LockManager, 'request'> | undefined
  readonly now: () => number
}

export function renewal({ refresh, storage, locks, now }: RenewalParts): () => Promise<boolean> {
  let running: Promise<boolean> | undefined

  async function refreshUnlessAnotherTabDid(since: number): Promise<boolean> {
    if (Number(storage.getItem(RENEWED_AT) ?? 0) > since) return true
    const renewed = await refresh()
    if (renewed) storage.setItem(RENEWED_AT, String(now()))
    return renewed
  }

  async function once(): Promise<boolean> {
    const since = now()
    const attempt = () => refreshUnlessAnotherTabDid(since)
    return locks ? locks.request('qs-renewal', attempt) : attempt()
  }

  return () => {
    running ??= once().finally(() => {
      running = undefined
    })
    return running
  }
}
