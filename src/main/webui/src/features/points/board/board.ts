import { api } from '@/api/client'
import { membersOf } from '@/api/members'
import { unwrap } from '@/api/problem'

export interface BoardRow {
  readonly member: { readonly id: string; readonly name: string }
  readonly points: string
  /** null: nothing earned in the period */
  readonly rank: number | null
}

/** The leaderboard, and below it the members who have earned nothing in the period: they too can be opened. */
export async function boardOf(organisationId: string, period: string): Promise<BoardRow[]> {
  const [board, members] = await Promise.all([
    unwrap(api.GET('/organisations/{id}/leaderboard', { params: { path: { id: organisationId }, query: { period, limit: 100 } } })),
    membersOf(organisationId),
  ])
  const ranked = new Set(board.items.map(({ member }) => member.id))
  const others = members.items.filter(({ id }) => !ranked.has(id)).map(({ id, name }) => ({ member: { id, name }, points: '0.0', rank: null }))
  return [...board.items, ...(board.items.length < 100 ? others : [])]
}
