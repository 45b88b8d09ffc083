import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf, H5, sizeOf, textOf, WEIXIN } from './output'

const require = createRequire(import.meta.url)
// The package's front door swallows what the style compiler complains about; the two functions behind it do not.
const wcc = require('miniprogram-compiler/src/wcc') as (root: string, files: string[], wxs: string[], options: object) => string
const wcsc = require('miniprogram-compiler/src/wcsc') as (root: string, files: string[], options: object) => object
const BUFFER = { maxBuffer: 64 * 1024 * 1024 }
const MIB = 1024 * 1024

const app = () => JSON.parse(textOf(WEIXIN, 'app.json')) as { pages: string[] }
const stems = (ending: string) => filesOf(WEIXIN, ending).map((name) => name.slice(0, -ending.length))

describe('the compilers of WeChat', () => {
  it('take every template (wcc)', () => {
    const templates = stems('.wxml')
    const code = wcc(WEIXIN, [...templates], [], BUFFER)
    const missing = [...app().pages, ...templates].filter((name) => !code.includes(`${name}.wxml`))
    expect(missing).toEqual([])
  })

  it('take every style sheet (wcsc)', () => {
    const sheets = stems('.wxss')
    expect(sheets).toContain('app')
    const result = wcsc(WEIXIN, sheets, BUFFER)
    expect(result).not.toBeInstanceOf(Error)
  })

  it('would refuse a template that is broken, so the above can fail', () => {
    const broken = join(dirname(new URL(import.meta.url).pathname), 'broken')
    expect(() => wcc(broken, ['unclosed'], [], BUFFER)).toThrow()
    expect(wcsc(broken, ['unclosed'], BUFFER)).toBeInstanceOf(Error)
  })
})

/** What WeChat gives a package, and nothing that only a browser has. */
class BareRealm {
  readonly apps: unknown[] = []
  readonly components: string[] = []
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly context: vm.Context
  private loading = ''

  constructor() {
    const noop = () => undefined
    const answers: Record<string, unknown> = {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ language: 'zh_CN', SDKVersion: '3.5.0' }),
      getSystemInfoSync: () => ({ language: 'zh_CN', SDKVersion: '3.5.0', platform: 'ios', model: 'iPhone' }),
      getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844, pixelRatio: 3 }),
      getDeviceInfo: () => ({ platform: 'ios', model: 'iPhone', system: 'iOS 17' }),
      getLaunchOptionsSync: () => ({ scene: 1001, path: '', query: {} }),
      canIUse: () => true,
    }
    // The framework writes its own members onto wx, as it does on the phone.
    const wx = new Proxy(answers, { get: (target, name: string) => (name in target ? target[name] : noop) })
    this.context = vm.createContext({
      wx,
      global: {},
      console,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      App: (options: unknown) => this.apps.push(options),
      Page: () => this.components.push(this.loading),
      Component: () => this.components.push(this.loading),
      Behavior: noop,
      getApp: noop,
      getCurrentPages: () => [],
    })
  }

  load(name: string): unknown {
    const known = this.modules.get(name)
    if (known !== undefined) {
      return known.exports
    }
    const module = { exports: {} as unknown }
    this.modules.set(name, module)
    const outer = this.loading
    this.loading = name
    const run = vm.runInContext(`(function (module, exports, require) {${textOf(WEIXIN, name)}\n})`, this.context, { filename: name })
    run(module, module.exports, (wanted: string) => this.load(resolve(name, wanted)))
    this.loading = outer
    return module.exports
  }

  has(name: string): boolean {
    return vm.runInContext(`typeof ${name} !== 'undefined'`, this.context) as boolean
  }
}

function resolve(from: string, wanted: string): string {
  const path = posix.normalize(posix.join(posix.dirname(from), wanted))
  return path.endsWith('.js') ? path : `${path}.js`
}

describe('the package in a realm as bare as the phone\'s', () => {
  let realm: BareRealm

  beforeAll(() => {
    realm = new BareRealm()
    realm.load('app.js')
  })

  it.each(['window', 'document', 'fetch', 'localStorage', 'crypto', 'XMLHttpRequest', 'FormData', 'Blob', 'URL', 'TextEncoder', 'process'])(
    'has no %s',
    (name) => {
      expect(realm.has(name)).toBe(false)
    },
  )

  it('starts', () => {
    expect(realm.apps).toHaveLength(1)
  })

  it('registers every page and every component', () => {
    const scripts = stems('.wxml').map((name) => `${name}.js`)
    expect(scripts.length).toBeGreaterThan(app().pages.length)
    for (const script of scripts) {
      realm.load(script)
    }
    expect(realm.components.sort()).toEqual(scripts.sort())
    expect(realm.components).toEqual(expect.arrayContaining(app().pages.map((page) => `${page}.js`)))
  })
})

describe('what belongs to the demonstration', () => {
  it('is not in the WeChat package', () => {
    const all = filesOf(WEIXIN).map((name) => textOf(WEIXIN, name)).join('\n')
    expect(all).not.toContain('demo-owner')
    expect(all).not.toContain('demo-')
  })

  it('is in the browser build, so the above can fail', () => {
    const scripts = filesOf(H5, '.js').map((name) => textOf(H5, name)).join('\n')
    expect(scripts).toContain('demo-owner-')
  })
})

describe('the size', () => {
  it('of the WeChat package stays below the 2 MiB that WeChat takes', () => {
    const size = sizeOf(WEIXIN)
    console.info(`WeChat package: ${(size / 1024).toFixed(0)} KiB; browser build: ${(sizeOf(H5) / 1024).toFixed(0)} KiB`)
    expect(size).toBeGreaterThan(0)
    expect(size).toBeLessThan(2 * MIB)
  })
})
