import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { NConfigProvider } from 'naive-ui'
import { api } from '@/api/client'
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
    const call = api.GET('/petition-categories')
    await flushPromises()
    session.leave()
    expect((await call).response.status).toBe(401)
    expect(session.phase).toBe('signedOut')
    expect(session.drafts.load('a')).toBeUndefined()
  })
})
