import { describe, expect, it } from 'vitest'
import { normaliseCode, venueLinkOf } from '../../src/core/codes'

describe('a short code', () => {
  it.each([
    ['K7QD3M', 'K7QD3M'],
    ['k7qd3m', 'K7QD3M'],
    [' k7q d3m ', 'K7QD3M'],
    ['K7Q-D3M', 'K7QD3M'],
    ['OIL012', '011012'],
    ['Ｋ７ＱＤ３Ｍ', 'K7QD3M'],
    ['k7qd3m9', 'K7QD3M'],
    ['K7', 'K7'],
    ['签到码', ''],
    ['UUUUUU', ''],
  ])('typed as "%s" is read as "%s"', (typed, code) => {
    expect(normaliseCode(typed)).toBe(code)
  })
})

describe('the link in a QR', () => {
  const ID = '0193b6f0-4444-7444-8444-000000000001'

  it.each([
    `http://localhost:8080/m/#/pages/activity/check-in?a=${ID}&c=K7QD3M`,
    `/m/#/pages/activity/check-in?c=k7q-d3m&a=${ID}`,
    `https://party.example/m/#/pages/activity/check-in?x=1&a=${ID}&c=K7QD3M#end`,
  ])('%s names the activity and the code', (link) => {
    expect(venueLinkOf(link)).toEqual({ activityId: ID, code: 'K7QD3M' })
  })

  it.each(['', 'https://example.org/', `/m/?a=${ID}`, `/m/?a=${ID}&c=K7`, `/m/?a=${ID}&c=50%`, '/m/?c=K7QD3M'])('%s is another one', (link) => {
    expect(venueLinkOf(link)).toBeNull()
  })
})
