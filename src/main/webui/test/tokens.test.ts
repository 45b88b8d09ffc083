import { describe, expect, it } from 'vitest'
import { tokens } from '@/theme'

/** WCAG 2.2: relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(tokens[a] ?? ''), luminance(tokens[b] ?? '')].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['surface', 'page', 'sunken']

describe('shared tokens', () => {
  it.each(['ink', 'ink-2', 'ink-3', 'accent', 'late', 'soon', 'good', 'wait', 'internal'])('%s can be read on every ground', (text) => {
    for (const ground of grounds) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['accent', 'late', 'soon', 'good', 'wait', 'internal'])('%s can be read on its own soft ground', (text) => {
    expect(contrast(text, `${text}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  it('has borders and focus rings that can be seen', () => {
    for (const ground of grounds) {
      expect(contrast('line-strong', ground)).toBeGreaterThanOrEqual(3)
      expect(contrast('focus', ground)).toBeGreaterThanOrEqual(3)
    }
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
  })
})
