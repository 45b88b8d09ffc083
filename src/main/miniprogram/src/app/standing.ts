import { reactive } from 'vue'
import { isProblem } from '../api/client'
import { periodOf } from '../core/periods'
import { api, type Schemas } from './api'
import { session } from './session'

export interface Standing {
  balance: Schemas['PointsBalance'] | null
  board: Schemas['Leaderboard'] | null
  load(): Promise<void>
}

const TOP = 10

/** Where the person stands this month: the own balance, and the branch's board. It adds to a page and never breaks it. */
export function useStanding(): Standing {
  const state = reactive({ balance: null, board: null, load }) as Standing

  async function load(): Promise<void> {
    const member = session.user?.member
    if (!member) {
      return
    }
    const period = periodOf('month', Date.now())
    try {
      const [balance, board] = await Promise.all([
        api.get('/members/{id}/points', { params: { id: member.id }, query: { period } }),
        api.get('/organisations/{id}/leaderboard', { params: { id: member.branchId }, query: { period, limit: TOP } }),
      ])
      Object.assign(state, { balance, board })
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      // What was shown before stays; without any, the page goes without it.
    }
  }

  return state
}
