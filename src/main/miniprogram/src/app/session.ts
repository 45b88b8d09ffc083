import { reactive } from 'vue'
import { platform } from '@platform'
import { isProblem, tokensOf } from '../api/client'
import { api, onRenewed, onSignedOut, tokens, type Me, type Schemas } from './api'
import { storage } from './storage'

const USER = 'qs.user'

/**
 * Who uses the app. The user outlives the tokens: when a sign-in expires, the page and what is typed stay, `expired` asks
 * for a new one, and the drafts are still theirs.
 */
export const session = reactive({
  user: (storage.get(USER) as Me | undefined) ?? null,
  expired: false,
})

onRenewed(remember)

onSignedOut(() => {
  session.expired = session.user !== null
})

export function signedIn(): boolean {
  return session.user !== null && !session.expired && tokens.current() !== null
}

export function isOwner(user: Me): boolean {
  return user.grants.some((grant) => grant.role === 'OWNER')
}

export function isMember(user: Me): boolean {
  return user.member !== null
}

/** The branches that the person is secretary of. */
export function ledBranches(user: Me): Me['grants'] {
  return user.grants.filter((grant) => grant.role === 'SECRETARY')
}

export function isSecretary(user: Me): boolean {
  return ledBranches(user).length > 0
}

/** Exchanges a code for a session. */
export async function signIn(code: string): Promise<Me> {
  return adopt(await api.post('/auth/wechat', { body: { code } }))
}

/** Signs in without asking, where the platform knows who holds the phone. False where the person has to choose. */
export async function signInSilently(): Promise<boolean> {
  const code = await platform.signInCode()
  if (code === null) {
    return false
  }
  await signIn(code)
  return true
}

export async function bind(body: Schemas['WechatBinding']): Promise<Me> {
  return adopt(await api.post('/auth/wechat/bind', { body }))
}

export async function signOut(): Promise<void> {
  const current = tokens.current()
  tokens.clear()
  session.user = null
  session.expired = false
  storage.remove(USER)
  if (current !== null) {
    try {
      await api.post('/auth/logout', { body: { refreshToken: current.refreshToken } })
    } catch (error) {
      // Without a network the phone forgets its tokens all the same, and the service lets them run out.
      if (!isProblem(error)) {
        throw error
      }
    }
  }
}

function adopt(answer: Schemas['TokenSession']): Me {
  tokens.save(tokensOf(answer, Date.now()))
  session.expired = false
  remember(answer.user)
  return answer.user
}

function remember(user: Me): void {
  session.user = user
  storage.set(USER, user)
}
