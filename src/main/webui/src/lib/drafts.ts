/**
 * What a person has typed and not yet sent, kept for the life of the tab: it survives a reload, an expired session and a dead
 * network. Kept in sessionStorage and not longer, because desks share computers; the person's id is part of the key.
 */
export interface DraftStore {
  load(key: string): unknown
  save(key: string, value: unknown): void
  clear(key: string): void
  /** Forgets everything, on sign-out. */
  clearAll(): void
}

const PREFIX = 'qs-draft:'

export function draftStore(storage: Storage): DraftStore {
  return {
    load(key) {
      const text = storage.getItem(PREFIX + key)
      if (text === null) return undefined
      try {
        return JSON.parse(text)
      } catch {
        // written by something else than `save`: of no use to anyone
        storage.removeItem(PREFIX + key)
        return undefined
      }
    },
    save(key, value) {
      storage.setItem(PREFIX + key, JSON.stringify(value))
    },
    clear(key) {
      storage.removeItem(PREFIX + key)
    },
    clearAll() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      for (const key of keys) {
        if (key?.startsWith(PREFIX)) storage.removeItem(key)
      }
    },
  }
}
