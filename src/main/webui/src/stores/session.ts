import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, renewSessionsWith } from '@/api/client'
import { csrfToken } from '@/api/http'
import { ProblemError, unwrap } from '@/api/problem'
import { renewal } from '@/api/renewal'
import type { Me, Role } from '@/api/types'
import { draftStore } from '@/lib/drafts'

/** starting: not asked yet; expired: someone was signed in and has to prove it again, the page underneath stays. */
export type SessionPhase = 'starting' | 'signedOut' | 'signedIn' | 'expired'

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly totp?: string
}

const LAST_USERNAME = 'qs-last-username'

/** True with new cookies, false when there is no session left; anything else is trouble of the service's own. */
async function refresh(): Promise<boolean> {
  try {
    await unwrap(api.POST('/auth/refresh'))
    return true
  } catch (error) {
    if (error instanceof ProblemError && [401, 403].includes(error.problem.status)) return false
    throw error
  }
}

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const phase = ref<SessionPhase>('starting')
  const startTrouble = shallowRef<unknown>(null)
  const roles = computed<ReadonlySet<Role>>(() => new Set(me.value?.grants.map(({ role }) => role)))
  const drafts = draftStore(sessionStorage)
  let waiting: ((signedInAgain: boolean) => void)[] = []
  /** Who has left; a browser may bring the page back as it was then. */
  let left: string | undefined

  const renewOnce = renewal({
    refresh,
    storage: localStorage,
    locks: navigator.locks,
    now: Date.now,
  })
  renewSessionsWith(async () => (await renewOnce()) || askToSignInAgain())

  /** Calls that found the session gone wait here until the person has signed in over the page, or has left. */
  function askToSignInAgain(): Promise<boolean> {
    if (phase.value !== 'signedIn' && phase.value !== 'expired') return Promise.resolve(false)
    phase.value = 'expired'
    return new Promise((resolve) => waiting.push(resolve))
  }

  function release(signedInAgain: boolean): void {
    const released = waiting
    waiting = []
    for (const resolve of released) resolve(signedInAgain)
  }

  /** Finds out at the first page whether the cookies still hold a session; `startTrouble` says why that could not be told. */
  async function start(): Promise<void> {
    startTrouble.value = null
    if (!csrfToken(document.cookie)) {
      // it comes and goes with the session's own cookies, which a page can't see
      phase.value = 'signedOut'
      return
    }
    try {
      me.value = await unwrap(api.GET('/me'))
      phase.value = 'signedIn'
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) phase.value = 'signedOut'
      else startTrouble.value = error
    }
  }

  async function signIn(credentials: Credentials): Promise<void> {
    await unwrap(api.POST('/auth/staff', { body: { ...credentials, mode: 'cookie' } }))
    const before = me.value?.id ?? left
    const now = await unwrap(api.GET('/me'))
    sessionStorage.setItem(LAST_USERNAME, credentials.username)
    if (before && before !== now.id) {
      // another person at the same desk: nothing of the page underneath is theirs
      location.assign('/')
      return
    }
    me.value = now
    phase.value = 'signedIn'
    release(true)
  }

  async function signOut(): Promise<void> {
    await unwrap(api.POST('/auth/logout'))
    leave()
  }

  /** Ends what the page knows of the person, with the page itself; used too when they choose not to sign in again. */
  function leave(): void {
    drafts.clearAll()
    left = me.value?.id
    me.value = null
    phase.value = 'signedOut'
    release(false)
    // replaced, so that the way back does not lead to it
    location.replace('/sign-in')
  }

  /** Drafts belong to a person: the next one at the same computer does not find them. */
  function draftKey(what: string): string {
    return `${me.value?.id ?? 'nobody'}:${what}`
  }

  return {
    me,
    phase,
    startTrouble,
    roles,
    drafts,
    draftKey,
    start,
    signIn,
    signOut,
    leave,
    lastUsername: () => sessionStorage.getItem(LAST_USERNAME) ?? '',
  }
})
