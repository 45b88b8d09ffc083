import { reactive } from 'vue'
import { isProblem } from '../api/client'
import { codePoints } from '../core/text'

/** What is being typed, as far as it matters here. */
export interface Wording {
  title: string
  category: string
}

export interface Similar<T> {
  items: T[]
  /** What is shown answers a question, be it with nothing. */
  answered: boolean
  /** Something was typed; asks once the typing pauses. */
  type(wording: Wording): void
  /** Asks the same once more: something came of it meanwhile. */
  again(): Promise<void>
  /** Forgets what was to be asked; what comes late is dropped. */
  stop(): void
}

/** Long enough that a pinyin keyboard does not send every letter. */
const PAUSE = 600
const SHORTEST = 2
const LONGEST = 60

/**
 * Looks for what is similar to what is typed. It is a help and no more: an answer to an older question is dropped, a failure is no
 * answer and nobody is bothered with it.
 */
export function useSimilar<T>(fetch: (wording: Wording) => Promise<T[]>): Similar<T> {
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: Wording | null = null
  const state = reactive({ items: [], answered: false, type, again, stop }) as Similar<T>

  function type(typed: Wording): void {
    const wording = { title: typed.title.trim(), category: typed.category }
    if (!isAskable(wording.title)) {
      stop()
      show([], false)
    } else if (wording.title !== asked?.title || wording.category !== asked.category) {
      stop()
      asked = wording
      timer = setTimeout(() => void ask(wording), PAUSE)
    }
  }

  async function again(): Promise<void> {
    if (asked !== null) {
      clearTimeout(timer)
      await ask(asked)
    }
  }

  function stop(): void {
    turn += 1
    clearTimeout(timer)
    asked = null
  }

  async function ask(wording: Wording): Promise<void> {
    const mine = ++turn
    try {
      const items = await fetch(wording)
      if (mine === turn) {
        show(items, true)
      }
    } catch (error) {
      if (!isProblem(error)) {
        throw error
      }
      if (mine === turn) {
        asked = null
        show([], false)
      }
    }
  }

  function show(items: T[], answered: boolean): void {
    Object.assign(state, { items, answered })
  }

  return state
}

function isAskable(title: string): boolean {
  const length = codePoints(title)
  return length >= SHORTEST && length <= LONGEST
}
