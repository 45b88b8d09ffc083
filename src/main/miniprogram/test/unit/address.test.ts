import { describe, expect, it, vi } from 'vitest'
import { pages } from '../../src/app/navigation'
import { decoded, fromAddress, inAddress } from '../../src/core/address'

vi.mock('../../src/app/session', () => ({ session: { user: null } }))

const TITLES = ['贷款贴息', '贴息 50% 以内', '100%25', '%E4', 'a~7Eb ~ c', 'A&B=C?#+/', '一次性 😀']
/** On the phone nothing is decoded, in a browser the router does it, and uni-app after it. */
const READINGS = [(text: string) => text, decoded, (text: string) => decoded(decoded(text))]

describe('words in the address of a page', () => {
  it.each(TITLES)('"%s" are read as they were written, however often they are decoded on the way', (title) => {
    const part = /title=([^&#]*)$/.exec(pages.ask('policy-1', title))?.[1] ?? ''
    expect(part).toBe(inAddress(title))
    for (const reading of READINGS) {
      expect(fromAddress(reading(part))).toBe(title)
    }
  })

  it('mean what they say where they are no encoding', () => {
    expect(decoded('贴息 50% 以内')).toBe('贴息 50% 以内')
    expect(fromAddress('贴息 50% 以内')).toBe('贴息 50% 以内')
  })
})
