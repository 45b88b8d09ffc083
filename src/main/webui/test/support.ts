import { mount, type ComponentMountingOptions } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { Me, Petition, PetitionRow, Role, TimelineItem } from '@/api/types'
import { i18n } from '@/i18n'
import { useSession } from '@/stores/session'

/** A service made of one function: what it answers is decided per request. */
export type Answer = { status?: number; body?: unknown } | 'unreachable'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly body: unknown
}

export function serve(answer: (sent: Sent) => Answer): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const text = await request.text()
    const one: Sent = {
      method: request.method,
      path: url.pathname.replace('/api/v1', '') + url.search,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    }
    sent.push(one)
    const answered = answer(one)
    if (answered === 'unreachable') throw new TypeError('Failed to fetch')
    const { status = 200, body } = answered
    return new Response(body === undefined ? null : JSON.stringify(body), { status })
  })
  return sent
}

export function problem(status: number, code: string, more: object = {}): Answer {
  return {
    status,
    body: { type: '', title: '', detail: '', instance: '', status, code, errcode: 1, errmsg: `说明：${code}`, ...more },
  }
}

export const handler: Me = {
  id: 'me',
  name: '示例承办人',
  bound: true,
  grants: [{ role: 'HANDLER', organisationId: 'd1', organisationCode: 'dept-industry', organisationName: '产业办' }],
  member: null,
  enterprises: [],
}

/** The same person in another role. */
export const inRole = (role: Role): Me => ({ ...handler, grants: handler.grants.map((grant) => Object.assign({}, grant, { role })) })

/** Signed in, with stores of its own. */
export function signedIn(me: Me = handler): void {
  setActivePinia(createPinia())
  const session = useSession()
  session.me = me
  session.phase = 'signedIn'
}

/** A place for links to lead to. */
export function routerOf(...names: string[]): Router {
  const nothing = { template: '<i />' }
  return createRouter({
    history: createMemoryHistory(),
    routes: [...names.map((name) => ({ name, path: `/${name}/:id?`, component: nothing })), { path: '/:rest(.*)*', component: nothing }],
  })
}

export function render(component: Component, options: ComponentMountingOptions<unknown> = {}, router?: Router) {
  return mount(component as never, { ...options, global: { plugins: router ? [i18n, router] : [i18n], stubs: { transition: false } }, attachTo: document.body } as never)
}

export function row(more: Partial<PetitionRow> = {}): PetitionRow {
  return {
    id: 'p1',
    number: 'QS-2026-000001',
    kind: 'REQUEST',
    category: 'LOGISTICS',
    title: '园区北门货车夜间无法掉头',
    status: 'HANDLING',
    phase: 'HANDLING',
    outcome: null,
    visibility: 'ENTERPRISE',
    urgency: 'NORMAL',
    enterprise: { id: 'e1', name: '示例企业一' },
    leadDepartment: { id: 'd1', name: '产业办' },
    handler: { id: 'me', name: '示例承办人' },
    submittedAt: '2026-11-20T09:00:00+08:00',
    dueAt: '2026-11-27T18:00:00+08:00',
    ball: { holder: 'HANDLER', name: null, due: '2026-11-25T18:00:00+08:00', missing: null, sentence: '球在承办人。' },
    confirmation: null,
    excerpt: null,
    version: 3,
    ...more,
  }
}

export function petition(more: Partial<Petition> = {}): Petition {
  return {
    ...row(),
    complexity: 'ORDINARY',
    text: '货车要倒车三百米。',
    place: null,
    contact: null,
    evidence: [],
    filedOnBehalf: false,
    confirmationDueAt: null,
    assistingDepartments: [],
    confidentialFrom: [],
    complaintAbout: null,
    lookLogged: false,
    clocks: [],
    escalations: [],
    allowedActions: ['note', 'answer'],
    promise: null,
    extension: null,
    consultation: null,
    answer: null,
    rating: null,
    closure: null,
    reopened: false,
    coSigners: 0,
    published: false,
    publishingConsented: false,
    service: null,
    policy: null,
    campaign: null,
    createdAt: '2026-11-20T09:00:00+08:00',
    etag: '"3"',
    ...more,
  }
}

export function happened(seq: number, action: TimelineItem['action'], more: Partial<TimelineItem> = {}): TimelineItem {
  return {
    seq,
    action,
    from: 'HANDLING',
    to: 'HANDLING',
    actor: { id: 'u2', name: '示例同事', role: 'HANDLER' },
    at: '2026-11-23T10:00:00+08:00',
    internal: false,
    data: {},
    ...more,
  }
}
