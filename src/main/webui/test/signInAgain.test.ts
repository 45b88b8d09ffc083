import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { NConfigProvider } from 'naive-ui'
import { api } from '@/api/client'
import { UnreachableError } from '@/api/problem'
import type { Me } from '@/api/types'
import SignInAgain from '@/features/sign-in/SignInAgain.vue'
import { useSession } from '@/stores/session'
import { testIds } from '@/testids'
import { handler, problem, render, serve, signedIn } from './support'

const App = defineComponent(() => () => h(NConfigProvider, () => h(SignInAgain)))
const control = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)

function type(id: string, text: string): void {
  const input = control(id)
  if (!input) throw new Error(`no ${id}`)
  input.focus()
  // what a browser does with keys: they go to the element that has the focus
  const focused = document.activeElement as HTMLInputElement
  focused.value = text
  focused.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('signing in again over the page', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    localStorage.clear()
    signedIn()
  })

  it('lets a call that found the session gone go through once the person has signed in', async () => {
    let session = false
    const sent = serve(({ path }) => {
      if (path === '/auth/staff') {
        session = true
        return { body: { expiresIn: 900, user: handler } }
      }
      if (path === '/auth/refresh') return problem(401, 'refresh-token-invalid')
      if (!session) return problem(401, 'unauthenticated')
      return { body: path === '/me' ? handler : { items: [], nextCursor: null } }
    })
    sessionStorage.setItem('qs-last-username', 'handler-industry')
    render(App)

    const call = api.GET('/petition-categories')
    await flushPromises()
    expect(useSession().phase).toBe('expired')
    type(testIds.signInPassword, 'qisheng-demo')
    await flushPromises()
    control(testIds.signInSubmit)?.closest('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()

    expect((await call).response.status).toBe(200)
    expect(useSession().phase).toBe('signedIn')
    expect(sent.find(({ path }) => path === '/auth/staff')?.body).toEqual({
      username: 'handler-industry',
      password: 'qisheng-demo',
      mode: 'cookie',
    })
  })

  it('lets it fail when the person leaves instead, and forgets what was typed', async () => {
    serve(() => problem(401, 'unauthenticated'))
    const session = useSession()
    session.drafts.save('a', 1)
    const replace = vi.spyOn(location, 'replace').mockReturnValue()
    const call = api.GET('/petition-categories')
    await flushPromises()
    session.leave()
    expect((await call).response.status).toBe(401)
    expect(session.phase).toBe('signedOut')
    expect(session.drafts.load('a')).toBeUndefined()
    expect(replace).toHaveBeenCalledWith('/sign-in')
  })
})

const other: Me = { ...handler, id: 'other' }
const serveAs = (me: Me) => serve(({ path }) => ({ body: path === '/me' ? me : {} }))
const signIn = () => useSession().signIn({ username: 'x', password: 'y' })

describe('a page that was somebody\'s', () => {
  let gone: string[]

  beforeEach(() => {
    gone = []
    vi.spyOn(location, 'replace').mockImplementation((to) => void gone.push(String(to)))
    vi.spyOn(location, 'assign').mockImplementation((to) => void gone.push(String(to)))
    sessionStorage.clear()
    signedIn()
  })

  it('ends with signing out, with all that was read', async () => {
    serve(() => ({ status: 204 }))
    await useSession().signOut()
    expect(gone).toEqual(['/sign-in'])
    expect(useSession().me).toBeNull()
  })

  it('stays where signing out did not get through', async () => {
    serve(() => 'unreachable')
    await expect(useSession().signOut()).rejects.toBeInstanceOf(UnreachableError)
    expect(gone).toEqual([])
    expect(useSession().phase).toBe('signedIn')
  })

  it('is nobody else\'s after its session has run out, and what was typed is the same person\'s only', async () => {
    const session = useSession()
    session.phase = 'expired'
    session.drafts.save(session.draftKey('a'), 1)
    serveAs(other)
    await signIn()
    expect(gone).toEqual(['/'])
    expect([session.phase, session.me?.id]).toEqual(['expired', 'me'])

    serveAs(handler)
    await signIn()
    expect(gone).toHaveLength(1)
    expect(session.drafts.load(session.draftKey('a'))).toBe(1)
  })

  it('is nobody else\'s where the browser brings it back after it was left', async () => {
    useSession().leave()
    serveAs(other)
    await signIn()
    expect(gone).toEqual(['/sign-in', '/'])
    expect(useSession().phase).toBe('signedOut')
  })
})
