import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/api/types'
import ListHeader from '@/features/petitions/list/ListHeader.vue'
import { usePetitions } from '@/stores/petitions'
import { testIds } from '@/testids'
import { inRole, render, routerOf, serve, signedIn } from './support'

describe('the ways on from the list of petitions', () => {
  beforeEach(() => serve(() => ({ body: { items: [], queues: [], board: [], nextCursor: null } })))

  it.each<[Role, boolean]>([['DESK', true], ['HANDLER', true], ['DEPARTMENT_LEAD', true], ['SUPERVISOR', true], ['ADMIN', true], ['AUDITOR', true], ['ASSESSOR', false]])(
    'lead %s to campaigns: %s',
    async (role, leads) => {
      signedIn(inRole(role))
      const header = render(ListHeader, { props: { filter: usePetitions().filter } }, routerOf('campaigns'))
      await flushPromises()
      expect(header.find(`[data-testid="${testIds.campaignsOpen}"]`).exists()).toBe(leads)
    },
  )
})
