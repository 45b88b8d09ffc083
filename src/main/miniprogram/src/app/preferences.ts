import { reactive } from 'vue'
import { storage } from './storage'

const LARGE = 'qs.large'
const AGREEMENT = 'qs.agreement'

/** Raised whenever the text of the privacy page changes its meaning: then everyone is asked again. */
export const PRIVACY_VERSION = '2026-11-27'

interface Agreement {
  version: string
  at: number
}

/** What this person chose on this phone. */
export const preferences = reactive({
  large: storage.get(LARGE) === true,
  agreement: (storage.get(AGREEMENT) as Agreement | undefined) ?? null,
})

export function setLarge(large: boolean): void {
  preferences.large = large
  storage.set(LARGE, large)
}

export function agreed(): boolean {
  return preferences.agreement?.version === PRIVACY_VERSION
}

export function agree(): void {
  preferences.agreement = { version: PRIVACY_VERSION, at: Date.now() }
  storage.set(AGREEMENT, preferences.agreement)
}
