import { nextTick, onBeforeUnmount, onMounted, watch } from 'vue'
import { coveredByDialog, typingIn } from './keyboard'

export interface DeskKeys {
  /** ids in the order they are shown */
  readonly order: () => readonly string[]
  readonly openId: () => string | null
  readonly open: (id: string) => Promise<unknown>
  readonly back: () => unknown
  readonly focusSearch?: () => void
  /** the row that must come into sight: a test id */
  readonly rowTestId: (id: string) => string
  /** keys of this desk's own */
  readonly more?: Readonly<Record<string, () => unknown>>
}

/** j and k through a list that stands beside its page, / to search, Esc back to the list: the same on every desk. */
export function useDeskKeys({ order, openId, open, back, focusSearch, rowTestId, more = {} }: DeskKeys): void {
  /** The list as it was when the last one was opened: what is done moves or leaves, and j still goes on to what stood after it. */
  let seen: readonly string[] = []
  let last: string | null = null

  watch(
    [openId, order],
    ([id, ids]) => {
      if (id === null || id === last || !ids.includes(id)) return
      last = id
      seen = [...ids]
    },
    { immediate: true },
  )

  function neighbour(ids: readonly string[], from: string | null, by: 1 | -1): string | undefined {
    if (from === null) return ids[0]
    const at = seen.indexOf(from)
    const there = new Set(ids)
    const onward = by > 0 ? seen.slice(at + 1) : seen.slice(0, Math.max(at, 0)).toReversed()
    const now = ids.indexOf(from)
    return onward.find((id) => there.has(id)) ?? (now < 0 ? ids.at(by > 0 ? 0 : -1) : ids[now + by])
  }

  async function step(by: 1 | -1): Promise<void> {
    const id = neighbour(order(), openId() ?? last, by)
    if (!id) return
    await open(id)
    await nextTick()
    document.querySelector(`[data-testid="${rowTestId(id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || coveredByDialog()) return
    if (typingIn(event.target)) {
      if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
      return
    }
    const keys: Record<string, (() => unknown) | undefined> = {
      ...more,
      j: () => step(1),
      k: () => step(-1),
      '/': focusSearch,
      Escape: () => openId() && back(),
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (!act) return
    event.preventDefault()
    void act()
  }

  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
