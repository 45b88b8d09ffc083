import { describe, expect, it } from 'vitest'
import type { Role } from '@/api/types'
import { readsPetitions } from '@/features/petitions/readers'
import { homeOf, keptTopic, placesOf } from '@/features/shell/places'

const reads = (...roles: Role[]) => readsPetitions(new Set(roles))
const names = (...roles: Role[]) => placesOf(new Set(roles)).map(({ name }) => name)

describe('where a person has work', () => {
  it('lets a secretary begin with activities and spares them the petitions', () => {
    expect(names('SECRETARY', 'MEMBER')).toEqual(['activities', 'points', 'notifications'])
    expect(homeOf(new Set(['SECRETARY', 'MEMBER']))).toBe('/activities')
    expect(keptTopic(new Set(['SECRETARY', 'MEMBER']))).toBe('activity')
  })

  it('lets the desk and instructors file for enterprises', () => {
    expect(names('DESK')).toEqual(['petitions', 'filing', 'services', 'activities', 'points', 'statistics', 'notifications'])
    expect(names('INSTRUCTOR')).toEqual(['filing', 'notifications'])
    expect(homeOf(new Set(['INSTRUCTOR']))).toBe('/file-for')
  })

  it.each<Role>(['HANDLER', 'DEPARTMENT_LEAD', 'SUPERVISOR', 'ADMIN', 'ASSESSOR', 'AUDITOR'])('%s begins with petitions', (role) => {
    const rules = ['SUPERVISOR', 'ADMIN', 'AUDITOR'].includes(role) ? ['limits'] : []
    expect(names(role)).toEqual(['petitions', 'services', 'activities', 'points', 'statistics', ...rules, 'notifications'])
    expect(homeOf(new Set([role]))).toBe('/petitions')
    expect(keptTopic(new Set([role]))).toBe('petition')
  })

  it('tells an assessor numbers and not whose they are', () => {
    expect(reads('ASSESSOR')).toBe(false)
    expect(reads('ASSESSOR', 'DESK')).toBe(true)
    expect(reads('HANDLER')).toBe(true)
    expect(reads('SECRETARY')).toBe(false)
  })

  it('leaves the inbox to who has no office here', () => {
    expect(names('MEMBER')).toEqual(['notifications'])
    expect(homeOf(new Set())).toBe('/notifications')
    expect(keptTopic(new Set(['OWNER']))).toBeNull()
  })
})
