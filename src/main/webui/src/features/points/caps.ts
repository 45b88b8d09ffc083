import type { PointsEntry, PointsRule } from '@/api/types'
import { dayOf } from '@/lib/time'
import { inPoints, tenths } from './decimals'

type Span = keyof PointsRule['caps']

export interface CapUse {
  readonly span: Span
  readonly cap: string
  readonly used: string
  readonly left: string
}

const SPANS: readonly Span[] = ['day', 'month', 'year']
const LENGTH: Record<Span, number> = { day: 10, month: 7, year: 4 }

/** How much of each cap a member has used, counted as the service does: by the day something happened, reversals given back. */
export function capUses(rule: PointsRule, entries: readonly PointsEntry[], occurredOn: string): CapUse[] {
  return SPANS.flatMap((span) => {
    const cap = rule.caps[span]
    if (cap === null) return []
    const same = (entry: PointsEntry) =>
      entry.ruleCode === rule.code && dayOf(new Date(entry.occurredAt)).slice(0, LENGTH[span]) === occurredOn.slice(0, LENGTH[span])
    const used = entries.filter(same).reduce((sum, { points }) => sum + tenths(points), 0)
    return [{ span, cap, used: inPoints(used), left: inPoints(Math.max(0, tenths(cap) - used)) }]
  })
}

/** What an approval is going to post, as far as can be seen from here; the service decides in the moment. */
export function expectedPoints(rule: PointsRule, uses: readonly CapUse[]): string {
  return inPoints(Math.min(tenths(rule.points), ...uses.map(({ left }) => tenths(left))))
}
