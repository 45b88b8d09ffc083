import type { KeyValues } from '../api/session'
import { reopened, samePurpose, type Draft, type Purpose } from './draft'

/**
 * The drafts of one user on this phone. Every change is written down before anything else happens, so that a crash, a dead
 * battery or an expired sign-in costs nothing; another user of the same phone does not see them.
 */
export class DraftStore {
  private drafts: Draft[]
  private readonly listeners = new Set<() => void>()
  private readonly key: string

  constructor(private readonly values: KeyValues, userId: string, private readonly now: () => number) {
    this.key = `qs.drafts.${userId}`
    this.drafts = ((values.get(this.key) as Draft[] | undefined) ?? []).map(reopened)
  }

  all(): readonly Draft[] {
    return this.drafts
  }

  find(id: string): Draft | undefined {
    return this.drafts.find((draft) => draft.id === id)
  }

  /** The unfinished draft for a purpose, so that opening the form again continues where it was left. */
  editing(purpose: Purpose): Draft | undefined {
    return this.drafts.find((draft) => draft.stage === 'EDITING' && samePurpose(draft.purpose, purpose))
  }

  add(draft: Draft): void {
    this.replace([...this.drafts, draft])
  }

  /** Changes a draft as it is now; one that is gone meanwhile stays gone. */
  update(id: string, change: (draft: Draft) => Draft): void {
    this.replace(this.drafts.map((draft) => (draft.id === id ? { ...change(draft), updatedAt: this.now() } : draft)))
  }

  remove(id: string): void {
    this.replace(this.drafts.filter((draft) => draft.id !== id))
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private replace(drafts: Draft[]): void {
    this.drafts = drafts
    this.values.set(this.key, drafts)
    this.listeners.forEach((listener) => listener())
  }
}
