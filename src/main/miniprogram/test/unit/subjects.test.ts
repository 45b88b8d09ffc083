import { describe, expect, it, vi } from 'vitest'
import type { Me, Schemas } from '../../src/app/api'
import { pageOf } from '../../src/app/subjects'

vi.mock('../../src/app/session', () => ({ session: {}, isSecretary: () => false }))

const user = { roles: [] } as unknown as Me

function subject(type: Schemas['Notification']['subject']['type']): Schemas['Notification']['subject'] {
  return { type, id: 's1' }
}

describe('where a notice leads', () => {
  it('is the thing it is about', () => {
    expect(pageOf(subject('PETITION'), user)).toBe('/pages/petition/detail?id=s1')
    expect(pageOf(subject('POLICY'), user)).toBe('/pages/policy/detail?id=s1')
  })

  it('is nowhere for what staff do before their screens', () => {
    expect(pageOf(subject('CAMPAIGN'), user)).toBeNull()
  })
})
