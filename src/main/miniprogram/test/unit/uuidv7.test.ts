import { describe, expect, it } from 'vitest'
import { hex, uuidv7 } from '../../src/core/uuidv7'

const CONTRACT = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/

describe('UUIDv7', () => {
  it('carries the time first, version and variant in their places, and the randomness in between', () => {
    // The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z.
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('fits the pattern of the contract whatever the random bytes are', () => {
    for (const fill of [0x00, 0x7f, 0xff]) {
      expect(uuidv7(Date.UTC(2026, 10, 23), new Uint8Array(10).fill(fill))).toMatch(CONTRACT)
    }
  })

  it('sorts by time', () => {
    const random = new Uint8Array(10).fill(0xff)
    expect(uuidv7(1_700_000_000_000, random) < uuidv7(1_700_000_000_001, new Uint8Array(10))).toBe(true)
  })

  it('refuses to be made of too little randomness', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError)
  })
})

describe('hex', () => {
  it('writes two lower-case digits for each byte', () => {
    expect(hex(Uint8Array.from([0, 15, 255]))).toBe('000fff')
  })
})
