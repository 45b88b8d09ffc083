import { allOf } from './allOf'
import { api, type Schemas } from './api'
import { useLoad, type Loaded } from './load'

/** All departments of the township, kept on the phone. */
export function useDepartments(): Loaded<Schemas['Organisation'][]> {
  return useLoad(
    () => allOf((page) => api.get('/organisations', { query: { kind: ['DEPARTMENT'], ...page } })),
    () => 'qs.departments',
  )
}
