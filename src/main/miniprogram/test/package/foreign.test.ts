import { describe, expect, it } from 'vitest'
import { filesOf, H5, textOf, WEIXIN } from './output'

/**
 * Addresses that are names and are never asked for (XML name spaces, a link inside an error message), and the local service,
 * which a release replaces by its own host (VITE_QISHENG_ORIGIN).
 */
const NAMES = [
  /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xlink|1998\/Math\/MathML)$/,
  /^https:\/\/vuejs\.org\/error-reference\/$/,
  /^http:\/\/localhost(:8080)?$/,
]

/** With or without a scheme: `//host/…` is an address too. */
const ADDRESS = /(?:https?:\/\/|wss?:\/\/|["'(]\/\/)[\w.-]+\.?[\w:./-]*/g

function foreign(text: string): string[] {
  const found = text.match(ADDRESS) ?? []
  return found.filter((address) => !NAMES.some((name) => name.test(address)))
}

describe.each([
  ['the WeChat package', WEIXIN],
  ['the browser build', H5],
])('%s', (_, target) => {
  it('names no host but our own', () => {
    const texts = filesOf(target).filter((name) => /\.(js|css|html|json|wxml|wxss|wxs)$/.test(name))
    expect(texts.length).toBeGreaterThan(10)
    const found = texts.flatMap((name) => foreign(textOf(target, name)).map((address) => `${name}: ${address}`))
    expect(found).toEqual([])
  })

  it('loads no font and no picture from a file of its own that it does not ship', () => {
    const sheets = filesOf(target).filter((name) => /\.(css|wxss)$/.test(name))
    const urls = sheets.flatMap((name) => textOf(target, name).match(/url\((?!["']?data:)[^)]*\)/g) ?? [])
    expect(urls).toEqual([])
  })
})

describe('the search for foreign hosts', () => {
  it.each([
    'background:url(https://cdn.dcloud.net.cn/img/shadow-grey.png)',
    'var u="https://hac1.dcloud.net.cn/ah5v2"',
    '<script src="//cdn.example.com/a.js">',
    'new WebSocket("wss://push.example.com/x")',
    '@font-face{src:url(//at.alicdn.com/t/font.ttf)}',
  ])('finds %s', (text) => {
    expect(foreign(text)).toHaveLength(1)
  })
})
