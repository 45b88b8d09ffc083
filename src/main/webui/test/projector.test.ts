import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { freshnessOf, nextAskIn, stillTakenFor } from '@/features/activities/projector/rotation'
import { useRotatingCode } from '@/features/activities/projector/useRotatingCode'
import QrCode from '@/features/activities/projector/QrCode.vue'
import { problem, render, serve, signedIn, type Answer } from './support'

const START = Date.parse('2026-11-26T14:30:00+08:00')
const code = (text: string, refreshAt: number) => ({
  body: { code: text, refreshAt: new Date(refreshAt).toISOString(), link: `/m/#/check-in?a=a1&c=${text}` },
})

const turns = (at: number) => ({ code: 'K7QD3M', refreshAt: new Date(at).toISOString(), link: '', scene: '' })

describe('the time of the next code', () => {
  it('is its turn', () => expect(nextAskIn(turns(START + 9_000), START)).toBe(9_000))
  it('is soon, and not at once for ever, where this clock runs ahead', () => expect(nextAskIn(turns(START - 60_000), START)).toBe(1_000))
  it('is one step at most, where this clock runs behind', () => expect(nextAskIn(turns(START + 600_000), START)).toBe(15_000))

  it('leaves an old code standing as long as it is taken', () => {
    expect(freshnessOf(START, START + 1_999)).toBe('fresh')
    expect(freshnessOf(START, START + 2_000)).toBe('ageing')
    expect(freshnessOf(START, START + 29_999)).toBe('ageing')
    expect(freshnessOf(START, START + 30_000)).toBe('gone')
    expect(stillTakenFor(START, START + 12_000)).toBe(18)
  })
})

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await flushPromises()
}

describe('the rotating code', () => {
  let scopes: ReturnType<typeof effectScope>[] = []

  function turning(answer: () => Answer) {
    const sent = serve(answer)
    const own = effectScope()
    scopes.push(own)
    const rotating = own.run(() => useRotatingCode('a1'))
    if (!rotating) throw new Error('no scope')
    return { sent, rotating }
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: START })
    signedIn()
  })
  afterEach(() => {
    scopes.forEach((one) => one.stop())
    scopes = []
    vi.useRealTimers()
  })

  it('is asked for anew at its turn, and its link opens at this very address', async () => {
    let step = 0
    const { sent, rotating } = turning(() => {
      step += 1
      return code(`AAAAA${step}`, Date.now() + 15_000)
    })
    await pass(10)
    expect(rotating.code.value?.code).toBe('AAAAA1')
    expect(rotating.link.value).toBe('http://localhost/m/#/check-in?a=a1&c=AAAAA1')
    await pass(14_000)
    expect(sent).toHaveLength(1)
    await pass(1_500)
    expect(rotating.code.value?.code).toBe('AAAAA2')
    expect(rotating.state.value).toBe('fresh')
  })

  it('says how long the old one is still good while the service is away, then that it is gone, and comes back by itself', async () => {
    let away = false
    const { rotating } = turning(() => (away ? 'unreachable' : code('K7QD3M', Date.now() + 15_000)))
    await pass(10)
    away = true
    await pass(20_000)
    expect(rotating.state.value).toBe('ageing')
    expect(rotating.secondsLeft.value).toBeGreaterThan(20)
    expect(rotating.link.value).toContain('K7QD3M')
    await pass(26_000)
    expect(rotating.state.value).toBe('gone')
    away = false
    await pass(3_000)
    expect(rotating.state.value).toBe('fresh')
  })

  it('stops asking when the check-in is closed, and says so', async () => {
    const { sent, rotating } = turning(() => problem(409, 'check-in-activity-not-open'))
    await pass(60_000)
    expect(sent).toHaveLength(1)
    expect(rotating.state.value).toBe('closed')
  })
})

describe('the QR code', () => {
  it('is drawn here, with a name and four modules of quiet', () => {
    const drawn = render(QrCode, { props: { text: 'http://localhost/m/#/check-in?a=a1&c=K7QD3M', label: '签到二维码' } } as never)
    const [left = 0, , width = 0] = (drawn.attributes('viewBox') ?? '').split(' ').map(Number)
    expect(left).toBe(-4)
    // a symbol has 17 + 4 × version modules
    expect((width - 8 - 17) % 4).toBe(0)
    expect(drawn.attributes('aria-label')).toBe('签到二维码')
    expect(drawn.get('path').attributes('d')).toMatch(/^M0 0h1v1h-1z/)
  })
})
