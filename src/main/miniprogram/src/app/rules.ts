import { allOf } from './allOf'
import { api, type Schemas } from './api'

/** The whole catalogue of rules. */
export function allRules(): Promise<Schemas['PointsRule'][]> {
  return allOf((page) => api.get('/points/rules', { query: page }))
}
