import { pagesOf, type Page } from '@/lib/pages'
import { api } from './client'
import { unwrap } from './problem'
import type { Member } from './types'

const MOST_PAGES = 3

/** The members of an organisation and below; of a large one the first few hundred, and whether there are more. */
export function membersOf(organisationId: string): Promise<Page<Member>> {
  return pagesOf((cursor) => unwrap(api.GET('/members', { params: { query: { organisationId, limit: 100, ...cursor } } })), MOST_PAGES)
}
