import { describe, expect, it } from 'vitest'
import { marked } from '../../src/core/marked'

const shown = (text: string, words: string) => marked(text, words).map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join('')

describe('what was searched for stands out', () => {
  it.each([
    ['北门货车，货车不能掉头', '货车', '北门[货车]，[货车]不能掉头'],
    ['LED 屏与 led 灯', 'Led', '[LED] 屏与 [led] 灯'],
    ['啊啊啊', '啊啊', '[啊啊]啊'],
    ['没有的', '货车', '没有的'],
    ['什么都没找', ' ', '什么都没找'],
    ['İstanbul 路', '路', 'İstanbul 路'],
    ['', '货车', ''],
  ])('%s: %s', (text, words, expected) => expect(shown(text, words)).toBe(expected))
})
