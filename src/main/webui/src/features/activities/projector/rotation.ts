import type { ActivityCode } from '@/api/types'

/** A code is taken for two steps after its own, so that a slow phone or a short break costs nobody their check-in. */
const STILL_TAKEN = 30_000
/** The service's clock and this computer's need not agree: whatever `refreshAt` says, the next code is asked for in this time. */
const SOONEST = 1_000
const LATEST = 15_000
const RETRY = 2_000

/** When to ask for the next code: at its turn, by this computer's clock if that can be. */
export function nextAskIn(code: ActivityCode, receivedAt: number): number {
  return Math.min(LATEST, Math.max(SOONEST, Date.parse(code.refreshAt) - receivedAt))
}

export type Freshness = 'fresh' | 'ageing' | 'gone'

/** fresh: the code of this moment; ageing: the next could not be got, this one is still taken; gone: it is taken no more. */
export function freshnessOf(turnsAt: number, now: number): Freshness {
  if (now < turnsAt + RETRY) return 'fresh'
  return now < turnsAt + STILL_TAKEN ? 'ageing' : 'gone'
}

export const stillTakenFor = (turnsAt: number, now: number) => Math.max(0, Math.ceil((turnsAt + STILL_TAKEN - now) / 1000))
export const RETRY_AFTER = RETRY
