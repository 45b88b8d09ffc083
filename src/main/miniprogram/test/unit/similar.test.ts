import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { offlineProblem } from '../../src/api/problem'
import { useSimilar, type Wording } from '../../src/app/useSimilar'

/** Questions that wait for their answer, in the order in which they were asked. */
class Questions {
  readonly asked: Wording[] = []
  private readonly answers: { resolve: (items: string[]) => void; reject: (error: unknown) => void }[] = []

  readonly similar = useSimilar<string>((wording) => {
    this.asked.push(wording)
    return new Promise((resolve, reject) => this.answers.push({ resolve, reject }))
  })

  async answer(turn: number, items: string[]): Promise<void> {
    this.answers[turn]!.resolve(items)
    await vi.advanceTimersByTimeAsync(0)
  }

  async fail(turn: number, error: unknown): Promise<void> {
    this.answers[turn]!.reject(error)
    await vi.advanceTimersByTimeAsync(0)
  }
}

const PAUSE = 600
let questions: Questions

beforeEach(() => {
  vi.useFakeTimers()
  questions = new Questions()
})

afterEach(() => {
  vi.useRealTimers()
})

function type(title: string, category = ''): void {
  questions.similar.type({ title, category })
}

describe('what is typed', () => {
  it('is asked for once, when the typing has paused', () => {
    for (const title of ['掉', '掉头', '掉头难']) {
      type(title)
      vi.advanceTimersByTime(PAUSE - 1)
    }
    expect(questions.asked).toEqual([])

    vi.advanceTimersByTime(1)
    expect(questions.asked).toEqual([{ title: '掉头难', category: '' }])
  })

  it('is not asked for with fewer than two characters, or more than the service takes', () => {
    for (const title of ['', ' ', '掉', ' 掉 ', '𠮷', '字'.repeat(61)]) {
      type(title)
      vi.advanceTimersByTime(PAUSE)
    }
    expect(questions.asked).toEqual([])
  })

  it('is asked for with two characters, also of those that count double in a browser', () => {
    type('𠮷祥')
    vi.advanceTimersByTime(PAUSE)
    expect(questions.asked).toHaveLength(1)
  })

  it('is not asked for twice, but is when another category is chosen', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(0, ['a'])
    type('掉头 ')
    vi.advanceTimersByTime(PAUSE)
    expect(questions.asked).toHaveLength(1)

    type('掉头', 'LOGISTICS')
    vi.advanceTimersByTime(PAUSE)
    expect(questions.asked).toEqual([{ title: '掉头', category: '' }, { title: '掉头', category: 'LOGISTICS' }])
  })
})

describe('an answer', () => {
  it('to an older question is dropped, whichever comes first', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    type('掉头难')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(1, ['new'])
    await questions.answer(0, ['old'])
    expect(questions.similar.items).toEqual(['new'])
  })

  it('that comes while something else is being typed is dropped', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    type('路灯')
    await questions.answer(0, ['old'])
    expect(questions.similar).toMatchObject({ items: [], answered: false })
  })

  it('stays until there is another one, and goes when the title is taken away', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(0, ['a'])
    type('掉头难')
    expect(questions.similar).toMatchObject({ items: ['a'], answered: true })

    type('')
    expect(questions.similar).toMatchObject({ items: [], answered: false })
  })

  it('of nothing is an answer', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(0, [])
    expect(questions.similar).toMatchObject({ items: [], answered: true })
  })

  it('that comes when the page is gone is dropped', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    questions.similar.stop()
    await questions.answer(0, ['a'])
    expect(questions.similar.items).toEqual([])
  })
})

describe('a failure', () => {
  it('is silent, shows nothing, and does not keep from asking the same again', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.fail(0, offlineProblem())
    expect(questions.similar).toMatchObject({ items: [], answered: false })

    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(1, ['a'])
    expect(questions.similar.items).toEqual(['a'])
  })

  it('of an older question takes nothing away', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    type('掉头难')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(1, ['new'])
    await questions.fail(0, offlineProblem())
    expect(questions.similar.items).toEqual(['new'])
  })
})

describe('after joining', () => {
  it('the same is asked again at once', async () => {
    type('掉头')
    vi.advanceTimersByTime(PAUSE)
    await questions.answer(0, ['joinable'])
    const again = questions.similar.again()
    expect(questions.asked).toHaveLength(2)
    await questions.answer(1, ['joined'])
    await again
    expect(questions.similar.items).toEqual(['joined'])
  })

  it('nothing is asked when nothing was', async () => {
    await questions.similar.again()
    expect(questions.asked).toEqual([])
  })
})
