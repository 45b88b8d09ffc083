import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ACCENT } from '../../src/app/confirm'

describe('the colour of dialogs', () => {
  it('is the accent of the tokens', () => {
    const tokens = readFileSync('../design/tokens.css', 'utf8')
    expect(/--qs-accent: (#\w+);/.exec(tokens)?.[1]).toBe(ACCENT)
  })
})
