import { describe, expect, it } from 'vitest'
import { eventParser } from '@/lib/eventStream'
import { liveStream, pauseAfter, type LiveState } from '@/lib/liveStream'

const one = (id: number) => `id: ${id}\nevent: petition\ndata: {"n":${id}}\n\n`

describe('the event-stream format', () => {
  it('is read however the pieces are cut', () => {
    const text = `: hello\r\n\r\n${one(1)}data: a\ndata:b\n\n`
    const whole = eventParser().feed(text)
    const parser = eventParser()
    const pieces = [...text].flatMap((character) => parser.feed(character))
    expect(pieces).toEqual(whole)
    expect(whole).toEqual([
      { event: 'petition', data: '{"n":1}', id: '1' },
      { event: 'message', data: 'a\nb', id: '1' },
    ])
  })

  it('tells nothing of comments, unknown fields and events without data', () => {
    expect(eventParser().feed(': ping\n\nretry: 5\nfoo\nevent: x\n\n')).toEqual([])
  })
})

/** A stream whose connections are scripted, run until the script ends. */
async function run(script: ((request: Request) => Response | Error)[]) {
  const states: LiveState[] = []
  const events: string[] = []
  const asked: (string | null)[] = []
  let resumed = 0
  await new Promise<void>((finished) => {
    const stream = liveStream({
      url: 'http://localhost/stream',
      fetch: (request) => {
        const next = script.shift()
        if (!next) {
          stream.close()
          finished()
          return Promise.reject(new Error('script ended'))
        }
        asked.push(request.headers.get('Last-Event-ID'))
        const answer = next(request)
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
      onEvent: ({ data }) => events.push(data),
      onState: (state) => states.push(state),
      onResumed: () => (resumed += 1),
      online: () => true,
      pause: () => Promise.resolve(),
    })
  })
  return { states, events, asked, resumed: resumed }
}

describe('the live connection', () => {
  it('resumes after the last event it saw', async () => {
    const { asked, events, resumed } = await run([
      () => new Response(one(1) + one(2)),
      () => new Error('network'),
      () => new Response(null, { status: 503 }),
      () => new Response(one(3)),
    ])
    expect(asked).toEqual([null, '2', '2', '2'])
    expect(events).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
    expect(resumed).toBe(1)
  })

  it('says that it reconnects while it does', async () => {
    const { states } = await run([() => new Response(one(1)), () => new Error('network')])
    expect(states.slice(0, 3)).toEqual(['connecting', 'live', 'connecting'])
    expect(states.at(-1)).toBe('connecting')
  })

  it('waits longer after each failure, at most half a minute, never at the same moment as others', () => {
    expect(pauseAfter(1, () => 1)).toBe(1_000)
    expect(pauseAfter(4, () => 1)).toBe(8_000)
    expect(pauseAfter(40, () => 1)).toBe(30_000)
    expect(pauseAfter(40, () => 0)).toBe(15_000)
  })
})
